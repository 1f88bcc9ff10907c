package dev.flightcase.media.packager;

import java.time.Duration;

/**
 * How regularly a rendition's parts come, and so from when on they are missing. Not thread-safe.
 *
 * <p>A source that sends whole segments comes in beats longer than the patience for parts; it is missed after two of them.
 */
final class Rhythm {
    /** Less than that apart, parts came together. */
    private static final long TOGETHER_NANOS = 50_000_000;

    private static final int BEATS_MISSED = 2;
    /** A hiccup is forgotten within some parts. */
    private static final double FORGETTING = 0.9;

    private long lastNanos;
    private long beatNanos;

    void part(long nowNanos) {
        long since = nowNanos - lastNanos;
        if (since > TOGETHER_NANOS) {
            beatNanos = Math.max(since, (long) (beatNanos * FORGETTING));
        }
        lastNanos = nowNanos;
    }

    /** What came before says nothing of what comes. */
    void restart(long nowNanos) {
        lastNanos = nowNanos;
    }

    long lastNanos() {
        return lastNanos;
    }

    /**
     * @param patience at least so long
     */
    boolean isLate(long nowNanos, Duration patience) {
        return nowNanos - lastNanos > Math.max(patience.toNanos(), BEATS_MISSED * beatNanos);
    }
}
