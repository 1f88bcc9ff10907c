package dev.flightcase.media.packager;

/** Media time of tracks with different timescales, made comparable. */
final class Ticks {
    private static final long NANOS = 1_000_000_000L;

    private Ticks() {}

    /** Rounded down. */
    static long toNanos(long ticks, long timescale) {
        return Math.floorDiv(ticks, timescale) * NANOS + Math.floorMod(ticks, timescale) * NANOS / timescale;
    }

    /** Rounded down. */
    static long ofNanos(long nanos, long timescale) {
        return nanos / NANOS * timescale + nanos % NANOS * timescale / NANOS;
    }
}
