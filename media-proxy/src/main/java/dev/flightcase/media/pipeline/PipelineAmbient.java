package dev.flightcase.media.pipeline;

import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/**
 * What comes from outside.
 *
 * @param wall for names that no earlier run has used
 * @param ticks monotonic nanoseconds
 * @param random spreads restarts; each stream gets a part of it
 */
public record PipelineAmbient(InstantSource wall, LongSupplier ticks, SplittableRandom random) {
    public static PipelineAmbient system() {
        return new PipelineAmbient(InstantSource.system(), System::nanoTime, new SplittableRandom());
    }
}
