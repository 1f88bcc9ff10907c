package dev.flightcase.bench.uplink;

import java.time.Duration;

/**
 * One direction of a link of so many bytes a second, shared by all of its connections: when the last of some bytes is through. What was
 * not used within the last {@value #BURST_MILLIS} ms is lost. Ticks in nanoseconds. Thread-safe.
 */
final class LinkRate {
    /** What a sleep may overshoot without making the link slower than it says it is. */
    static final int BURST_MILLIS = 10;

    private static final double NANOS_PER_SECOND = 1e9;

    private final double bytesPerSecond;
    private long free;
    private boolean used;

    /** @param bytesPerSecond 0 for a link that is as fast as the machine */
    LinkRate(double bytesPerSecond) {
        this.bytesPerSecond = bytesPerSecond;
    }

    /** The tick at which they have passed; {@code now} or less when there is nothing to wait for. */
    synchronized long through(int bytes, long now) {
        if (bytesPerSecond == 0) {
            return now;
        }
        long earliest = now - Duration.ofMillis(BURST_MILLIS).toNanos();
        if (!used || free - earliest < 0) {
            free = earliest;
            used = true;
        }
        free += Math.round(bytes * NANOS_PER_SECOND / bytesPerSecond);
        return free;
    }
}
