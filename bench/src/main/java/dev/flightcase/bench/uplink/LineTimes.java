package dev.flightcase.bench.uplink;

import java.util.concurrent.locks.LockSupport;

/** When the first and the last byte came down a line, to two milliseconds, watched by a thread of its own. */
final class LineTimes implements AutoCloseable {
    private static final long EVERY_NANOS = 2_000_000;

    private final Wire wire;
    private final Thread thread =
            Thread.ofPlatform().name("line-times").daemon().unstarted(this::run);
    private volatile boolean closed;
    private volatile long first;
    private volatile long last;

    LineTimes(Wire wire) {
        this.wire = wire;
    }

    LineTimes start() {
        thread.start();
        return this;
    }

    /** 0 before it. By {@link System#nanoTime}. */
    long first() {
        return first;
    }

    long last() {
        return last;
    }

    private void run() {
        long bytes = wire.bytesDown();
        while (!closed) {
            long now = System.nanoTime();
            long seen = wire.bytesDown();
            if (seen != bytes) {
                bytes = seen;
                last = now;
                first = first == 0 ? now : first;
            }
            LockSupport.parkNanos(EVERY_NANOS);
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
