package dev.flightcase.media.packager;

import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The two clocks.
 *
 * @param wall for what viewers see: dates in playlists
 * @param ticks monotonic nanoseconds, for ages and expiry
 */
public record MediaTime(InstantSource wall, LongSupplier ticks) {
    public static MediaTime system() {
        return new MediaTime(InstantSource.system(), System::nanoTime);
    }

    public long now() {
        return ticks.getAsLong();
    }
}
