package dev.flightcase.cache.token;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** A wall clock and a monotonic one that move when told to; the latter starts near its overflow. */
final class Now implements InstantSource, LongSupplier {
    private Instant instant = Instant.parse("2026-11-21T18:00:00Z");
    private long ticks = Long.MAX_VALUE - Duration.ofSeconds(30).toNanos();

    void pass(Duration time) {
        instant = instant.plus(time);
        ticks += time.toNanos();
    }

    /** Only the wall clock. */
    void set(Instant at) {
        instant = at;
    }

    @Override
    public Instant instant() {
        return instant;
    }

    @Override
    public long getAsLong() {
        return ticks;
    }
}
