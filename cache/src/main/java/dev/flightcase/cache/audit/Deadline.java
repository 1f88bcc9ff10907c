package dev.flightcase.cache.audit;

import java.time.Duration;
import java.util.function.LongSupplier;

/** When an audit has to stop. */
final class Deadline {
    private final LongSupplier ticks;
    private final long began;
    private final long nanos;

    Deadline(LongSupplier ticks, Duration within) {
        this.ticks = ticks;
        this.began = ticks.getAsLong();
        this.nanos = within.toNanos();
    }

    Duration passed() {
        return Duration.ofNanos(ticks.getAsLong() - began);
    }

    boolean isOver() {
        return ticks.getAsLong() - began >= nanos;
    }
}
