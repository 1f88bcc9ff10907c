package dev.flightcase.bench.uplink;

import dev.flightcase.bench.hub.HubRun;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/** Which order of one node is the newest in the hub's ledger, asked again and again by a thread of its own. */
final class Arrivals implements AutoCloseable {
    private static final long EVERY_NANOS = 40_000_000;

    private final HubRun hub;
    private final String node;
    /** Tick by the highest number that was there then; guarded by this. */
    private final TreeMap<Long, Long> seen = new TreeMap<>();

    private final Thread thread;
    private volatile boolean closed;
    private volatile String trouble = "";

    Arrivals(HubRun hub, String node) {
        this.hub = hub;
        this.node = node;
        this.thread = Thread.ofPlatform().name("arrivals").daemon().unstarted(this::run);
    }

    Arrivals start() {
        thread.start();
        return this;
    }

    /** Number of the newest order; 0 before the first. */
    synchronized long newest() {
        return seen.isEmpty() ? 0 : seen.lastKey();
    }

    /** When the order of that number was first seen to be there. */
    synchronized OptionalLong when(long number) {
        var entry = seen.ceilingEntry(number);
        return entry == null ? OptionalLong.empty() : OptionalLong.of(entry.getValue());
    }

    /** Blocks until the order of that number is there; the tick at which it was. */
    long await(long number, long patienceNanos) throws IOException {
        long begun = System.nanoTime();
        while (true) {
            var there = when(number);
            if (there.isPresent()) {
                return there.getAsLong();
            }
            if (!trouble.isEmpty()) {
                throw new IOException(trouble);
            }
            if (System.nanoTime() - begun > patienceNanos) {
                throw new IOException("order " + number + " is not at the hub; the newest is " + newest());
            }
            LockSupport.parkNanos(EVERY_NANOS / 2);
        }
    }

    private void run() {
        try {
            long due = System.nanoTime();
            while (!closed) {
                var page = hub.get("/api/v1/orders?limit=20&node=" + node);
                long now = System.nanoTime();
                for (var order : page.at("orders").items()) {
                    long number = order.at("number").number(0);
                    synchronized (this) {
                        if (number > newest()) {
                            seen.put(number, now);
                        }
                    }
                }
                due = Math.max(due + EVERY_NANOS, now);
                LockSupport.parkNanos(due - System.nanoTime());
            }
        } catch (IOException e) {
            trouble = String.valueOf(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
