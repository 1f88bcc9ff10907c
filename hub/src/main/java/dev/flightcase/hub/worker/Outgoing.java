package dev.flightcase.hub.worker;

import com.google.protobuf.ByteString;
import dev.flightcase.hub.ledger.NodeTopic;
import dev.flightcase.hub.ledger.Receipts;
import dev.flightcase.hub.ledger.Standing;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receipts on their way out, on a virtual thread of their own, so that the ledger never waits for the broker. Of each node only the
 * newest waits: a receipt says everything. While there is no line they are kept; those of more nodes than there is room for are dropped,
 * and said again when the node sends again.
 */
final class Outgoing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Outgoing.class);
    private static final int NODES_MAX = 10_000;
    private static final long PAUSE_MILLIS = 50;

    private final OrdersLine line;
    private final InstantSource clock;
    private final WorkerCounts counts;
    /** Guarded by this. */
    private final Map<Key, Standing> waiting = new LinkedHashMap<>();

    private volatile boolean closed;
    private @Nullable Thread thread;

    private record Key(NodeTopic to, long epoch) {}

    Outgoing(OrdersLine line, InstantSource clock, WorkerCounts counts) {
        this.line = line;
        this.clock = clock;
        this.counts = counts;
    }

    void start(String name) {
        thread = Thread.ofVirtual().name(name).start(this::run);
    }

    synchronized void offer(Standing standing) {
        var key = new Key(standing.to(), standing.epoch());
        if (waiting.size() >= NODES_MAX && !waiting.containsKey(key)) {
            LOG.atWarn()
                    .addKeyValue("waiting", waiting.size())
                    .log("too many receipts wait for the broker; one is dropped");
            return;
        }
        waiting.put(key, standing);
        notifyAll();
    }

    @Override
    public void close() {
        closed = true;
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void run() {
        try {
            while (!closed) {
                var standing = next();
                try {
                    send(standing);
                } catch (RuntimeException e) {
                    // A mistake of ours must not end the way of all others.
                    LOG.atError()
                            .addKeyValue("node", standing.to().node())
                            .setCause(e)
                            .log("a receipt could not be written; it is dropped");
                }
            }
        } catch (InterruptedException _) {
            // close()
        }
    }

    private void send(Standing standing) throws InterruptedException {
        ByteString receipt = Receipts.of(standing, clock.instant());
        if (line.publishRetained(standing.to().receipts(), receipt)) {
            counts.receipt();
        } else {
            keep(standing);
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private synchronized Standing next() throws InterruptedException {
        while (waiting.isEmpty()) {
            wait();
        }
        var entries = waiting.entrySet().iterator();
        var standing = entries.next().getValue();
        entries.remove();
        return standing;
    }

    /** Unless a newer one came meanwhile. */
    private synchronized void keep(Standing standing) {
        waiting.putIfAbsent(new Key(standing.to(), standing.epoch()), standing);
    }
}
