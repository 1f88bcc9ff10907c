package dev.flightcase.demo.relay;

import dev.flightcase.demo.relay.Fault.Direction;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One connection through the relay: two pumps, and what they share. */
final class FaultyConnection {
    private final Socket client;
    private final Socket broker;
    private final Pump up;
    private final Pump down;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean halfOpen;

    /** @param past what went over earlier connections */
    FaultyConnection(Socket client, Socket broker, List<Fault> faults, Past past, FaultCounts counts) {
        this.client = client;
        this.broker = broker;
        this.up = new Pump(this, Direction.TO_BROKER, client, broker, faults, past, counts);
        this.down = new Pump(this, Direction.FROM_BROKER, broker, client, faults, past, counts);
    }

    void start() {
        Thread.ofVirtual().name("fault-relay-up").start(up);
        Thread.ofVirtual().name("fault-relay-down").start(down);
    }

    boolean isHalfOpen() {
        return halfOpen;
    }

    /** Nothing passes any more; in the end it is reset. */
    void halfOpen(Duration lasting) {
        halfOpen = true;
        after(lasting, this::reset);
    }

    /** Does something later, unless the connection has ended by then. */
    void after(Duration time, Runnable action) {
        Thread.ofVirtual().name("fault-relay-later").start(() -> {
            try {
                if (!ended.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
                    action.run();
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Blocks for so long, or until the connection has ended. */
    void pause(Duration time) throws IOException {
        try {
            if (ended.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new IOException("the connection has ended");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the relay stops", e);
        }
    }

    void reset() {
        end(true);
    }

    void end(boolean hard) {
        ended.countDown();
        close(client, hard);
        close(broker, hard);
    }

    boolean hasEnded() {
        return ended.getCount() == 0;
    }

    private static void close(Socket socket, boolean hard) {
        try (socket) {
            if (hard && !socket.isClosed()) {
                socket.setSoLinger(true, 0);
            }
        } catch (IOException _) {
            // It was already gone.
        }
    }
}
