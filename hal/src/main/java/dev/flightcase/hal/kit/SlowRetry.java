package dev.flightcase.hal.kit;

import dev.flightcase.hal.bus.BusFault;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * When to ask again what has not answered: a few times at once, since single transfers fail on good wires, then ever more slowly.
 * Used by one read at a time.
 */
final class SlowRetry {
    private static final int AT_ONCE = 5;
    private static final long FIRST_NANOS = Duration.ofSeconds(5).toNanos();
    private static final long LONGEST_NANOS = Duration.ofMinutes(1).toNanos();

    private final LongSupplier ticks;
    private @Nullable BusFault last;
    private int failures;
    private long failedTicks;
    private long waitNanos;

    /** @param ticks monotonic nanoseconds */
    SlowRetry(LongSupplier ticks) {
        this.ticks = ticks;
    }

    /** The fault that stands, while it is too early to ask again. */
    @Nullable
    BusFault standing() {
        return last != null && ticks.getAsLong() - failedTicks < waitNanos ? last : null;
    }

    void failed(BusFault fault) {
        last = fault;
        failures++;
        failedTicks = ticks.getAsLong();
        if (failures > AT_ONCE) {
            waitNanos = waitNanos == 0 ? FIRST_NANOS : Math.min(2 * waitNanos, LONGEST_NANOS);
        }
    }

    void worked() {
        last = null;
        failures = 0;
        waitNanos = 0;
    }
}
