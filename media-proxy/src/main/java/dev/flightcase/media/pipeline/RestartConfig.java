package dev.flightcase.media.pipeline;

import java.time.Duration;

/**
 * How often and how soon a process is started again.
 *
 * @param max in a row; one more and it is given up
 * @param first wait before the first; each further one waits twice as long, and each is shortened by up to half at random
 * @param longest bound of that wait
 * @param quietAfter a run so long makes good what was before
 * @param tryAgain after giving up, one more try so much later, again and again
 */
public record RestartConfig(int max, Duration first, Duration longest, Duration quietAfter, Duration tryAgain) {
    public RestartConfig {
        if (max < 0 || !first.isPositive() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("media.pipeline: restarts-max " + max + ", retry-first " + first
                    + ", retry-longest " + longest + "; must be 0 or more, positive, at least retry-first");
        }
        if (!quietAfter.isPositive() || !tryAgain.isPositive()) {
            throw new IllegalArgumentException("media.pipeline: quiet-after " + quietAfter + ", try-again " + tryAgain
                    + "; both must be positive");
        }
    }

    public static RestartConfig defaults() {
        return new RestartConfig(
                8, Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(5));
    }
}
