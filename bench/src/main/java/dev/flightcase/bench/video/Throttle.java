package dev.flightcase.bench.video;

/** Keeps a reader at a rate: how long it must wait after so many bytes. Ticks in nanoseconds; one thread. */
final class Throttle {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final long bytesPerSecond;
    private long startNanos;
    private long bytes;

    Throttle(long bytesPerSecond) {
        this.bytesPerSecond = bytesPerSecond;
    }

    /** A new body begins; time that was not used before it is not made up for. */
    void begin(long nowNanos) {
        startNanos = nowNanos;
        bytes = 0;
    }

    /** @return nanoseconds to wait; zero or less when there is nothing to wait for */
    long read(int count, long nowNanos) {
        bytes += count;
        return startNanos + bytes * NANOS_PER_SECOND / bytesPerSecond - nowNanos;
    }
}
