package dev.flightcase.media.packager;

import java.time.Duration;

/** Bit rates as the playlist must state them, measured on what was published. Not thread-safe. */
final class Bandwidth {
    private long peak;
    private double bits;
    private double seconds;

    void add(long bytes, Duration duration) {
        double length = duration.toNanos() / 1e9;
        bits += bytes * 8.0;
        seconds += length;
        peak = Math.max(peak, (long) Math.ceil(bytes * 8.0 / length));
    }

    /** Bits per second of the largest segment so far: it may only rise, or players would be promised too little. */
    long peak() {
        return peak;
    }

    long average() {
        return seconds == 0 ? 0 : (long) Math.ceil(bits / seconds);
    }
}
