package dev.flightcase.bench;

import java.time.Duration;

/**
 * How long and how often load is put on a server.
 *
 * @param rounds of each contender, in turn
 * @param measured of each round
 * @param warmUp before that, checked but not measured
 * @param loadThreads of the load generator
 */
public record Rounds(int rounds, Duration measured, Duration warmUp, int loadThreads) {
    /** For the heading of a table. */
    public String words() {
        return "%d rounds of %d s after %d s of warm-up, %d load thread%s"
                .formatted(rounds, measured.toSeconds(), warmUp.toSeconds(), loadThreads, loadThreads == 1 ? "" : "s");
    }
}
