package dev.flightcase.uplink.sync;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** Keeps all who take from it together under so many bytes a second, a second's worth at a time at most. Thread-safe. */
final class RateLimit {
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final long bytesPerSecond;
    private final LongSupplier ticks;
    private long paidUntil;

    /**
     * @param bytesPerSecond 0 for no limit
     * @param ticks monotonic nanoseconds
     */
    RateLimit(long bytesPerSecond, LongSupplier ticks) {
        this.bytesPerSecond = bytesPerSecond;
        this.ticks = ticks;
        this.paidUntil = ticks.getAsLong();
    }

    /** Waits until so many may be read. An interrupt ends the wait; it stays set. */
    void take(long bytes) {
        if (bytesPerSecond == 0) {
            return;
        }
        long wait = reserve(bytes);
        while (wait > 0 && !Thread.currentThread().isInterrupted()) {
            long before = ticks.getAsLong();
            LockSupport.parkNanos(this, wait);
            wait -= ticks.getAsLong() - before;
        }
    }

    /** @return nanoseconds to wait */
    synchronized long reserve(long bytes) {
        long now = ticks.getAsLong();
        paidUntil = Math.max(paidUntil, now - SECOND_NANOS) + bytes * SECOND_NANOS / bytesPerSecond;
        return Math.max(0, paidUntil - now);
    }
}
