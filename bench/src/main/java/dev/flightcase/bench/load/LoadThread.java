package dev.flightcase.bench.load;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** Runs its share of the clients on one selector. Connects first, then waits for the others, so that all begin together. */
final class LoadThread implements Runnable {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final LoadPlan plan;
    private final Client.Factory clients;
    private final int first;
    private final int count;
    private final CountDownLatch connected;
    private final CompletableFuture<Window> start;
    private final CompletableFuture<Recorder.Seen> seen = new CompletableFuture<>();
    private final PriorityQueue<Waiting> waiting = new PriorityQueue<>(Comparator.comparingLong(Waiting::orderNanos));
    private int open;

    /**
     * @param first number of its first client
     * @param connected counted down once its clients are connected, or can not be
     * @param start completes when all are
     */
    LoadThread(
            LoadPlan plan,
            Client.Factory clients,
            int first,
            int count,
            CountDownLatch connected,
            CompletableFuture<Window> start) {
        this.plan = plan;
        this.clients = clients;
        this.first = first;
        this.count = count;
        this.connected = connected;
        this.start = start;
    }

    /** Completes when the thread is done; with an {@link IOException} when it could not begin. */
    CompletableFuture<Recorder.Seen> seen() {
        return seen;
    }

    @Override
    public void run() {
        var channels = new ArrayList<SocketChannel>();
        try (var selector = Selector.open()) {
            try {
                for (int i = 0; i < count; i++) {
                    channels.add(Connection.connect(plan.server()));
                }
            } finally {
                connected.countDown();
            }
            var window = start.join();
            var recorder = new Recorder(window);
            var connections = new ArrayList<Connection>();
            for (int i = 0; i < count; i++) {
                connections.add(Connection.of(channels.get(i), selector, clients.make(first + i, recorder)));
            }
            open = count;
            drive(selector, connections, window);
            seen.complete(recorder.seen());
        } catch (IOException | RuntimeException e) {
            seen.completeExceptionally(e);
        } finally {
            channels.forEach(LoadThread::close);
        }
    }

    private void drive(Selector selector, List<Connection> connections, Window window) throws IOException {
        connections.forEach(connection -> advance(connection, window));
        long lastNanos = window.toNanos() + plan.grace().toNanos();
        while (open > 0) {
            long now = System.nanoTime();
            if (now - lastNanos >= 0) {
                connections.stream()
                        .filter(connection -> !connection.closed())
                        .forEach(connection -> connection.lose(
                                "no answer within the grace of " + plan.grace().toMillis() + " ms"));
                return;
            }
            wakeWaiting(now, window);
            if (open > 0) {
                select(selector, nextNanos(now, window, lastNanos), window);
            }
        }
    }

    private void select(Selector selector, long untilNanos, Window window) throws IOException {
        long nanos = untilNanos - System.nanoTime();
        if (nanos <= 0) {
            selector.selectNow(key -> ready(key, window));
        } else {
            selector.select(key -> ready(key, window), Math.ceilDiv(nanos, NANOS_PER_MILLI));
        }
    }

    private void ready(SelectionKey key, Window window) {
        if (key.attachment() instanceof Connection connection) {
            if (connection.ready()) {
                advance(connection, window);
            } else if (connection.closed()) {
                open--;
            }
        }
    }

    /** Asks a free client what it wants; nothing new once the window is over. */
    private void advance(Connection connection, Window window) {
        long now = System.nanoTime();
        var step = window.isOver(now) ? new Step.Done() : connection.next(now);
        switch (step) {
            case Step.Send(var request) -> connection.send(request);
            case Step.Wait(long untilNanos) -> waiting.add(new Waiting(untilNanos, window, connection));
            case Step.Done() -> connection.close();
        }
        if (connection.closed()) {
            open--;
        }
    }

    private void wakeWaiting(long nowNanos, Window window) {
        var head = waiting.peek();
        while (head != null && (nowNanos - head.untilNanos() >= 0 || window.isOver(nowNanos))) {
            waiting.poll();
            advance(head.connection(), window);
            head = waiting.peek();
        }
    }

    /** When somebody is due, the window ends, or the grace. */
    private long nextNanos(long nowNanos, Window window, long lastNanos) {
        long until = window.isOver(nowNanos) ? lastNanos : window.toNanos();
        var head = waiting.peek();
        return head != null && head.untilNanos() - until < 0 ? head.untilNanos() : until;
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // Nothing is sent or expected any more.
        }
    }

    /** A client between two requests. Ordered by the distance from a fixed point, since ticks may wrap. */
    private record Waiting(long untilNanos, Window window, Connection connection) {
        long orderNanos() {
            return untilNanos - window.fromNanos();
        }
    }
}
