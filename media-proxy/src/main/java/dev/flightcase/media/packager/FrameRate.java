package dev.flightcase.media.packager;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Pictures in a second, of the durations of the first ones. Rounded times (33, 33, 34 milliseconds) are averaged; a single long picture, with which
 * encoders begin or make up for sound that is early, is not. Not thread-safe.
 */
final class FrameRate {
    private static final int SAMPLES_MAX = 1000;
    private static final double LIKE_THE_OTHERS = 0.2;

    private final long timescale;
    private final List<Long> durations = new ArrayList<>();

    FrameRate(long timescale) {
        this.timescale = timescale;
    }

    void add(long ticks) {
        if (durations.size() < SAMPLES_MAX) {
            durations.add(ticks);
        }
    }

    /** To the thousandth, as FRAME-RATE is written; 0 when it is not known. */
    double perSecond() {
        if (durations.isEmpty()) {
            return 0;
        }
        Collections.sort(durations);
        double median = durations.get(durations.size() / 2);
        double mean = durations.stream()
                .mapToLong(Long::longValue)
                .filter(ticks -> Math.abs(ticks - median) <= LIKE_THE_OTHERS * median)
                .average()
                .orElse(0);
        return mean <= 0 ? 0 : Math.round(timescale / mean * 1000) / 1000.0;
    }
}
