package dev.flightcase.uplink;

import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * What surrounds the uplink.
 *
 * @param clock time of day, for time stamps only
 * @param nanos monotonic ticks, for every wait and limit
 * @param random for jitter; secrets never come from it
 */
public record Ambient(InstantSource clock, LongSupplier nanos, RandomGenerator random) {
    /** The real ones. */
    public static Ambient system() {
        return new Ambient(InstantSource.system(), System::nanoTime, RandomGenerator.getDefault());
    }
}
