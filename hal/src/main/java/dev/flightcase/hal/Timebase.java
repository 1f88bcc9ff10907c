package dev.flightcase.hal;

import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The two clocks of the node.
 *
 * @param ticks monotonic nanoseconds, as {@link System#nanoTime()}
 */
public record Timebase(InstantSource clock, LongSupplier ticks) {

    public Moment now() {
        return new Moment(clock.instant(), ticks.getAsLong());
    }
}
