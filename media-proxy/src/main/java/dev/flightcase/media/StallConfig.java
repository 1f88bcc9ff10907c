package dev.flightcase.media;

import java.time.Duration;

/**
 * What viewers get while an encoder sends nothing.
 *
 * @param idleAfter a stream that got no segment for so long is shown as not there, unless it shows its slate
 * @param slateAfter a stream that got no part for so long shows its slate, where there is one
 * @param slateFor for so long at most since then; zero: never by itself
 */
public record StallConfig(Duration idleAfter, Duration slateAfter, Duration slateFor) {
    public StallConfig {
        if (!idleAfter.isPositive() || !slateAfter.isPositive() || slateFor.isNegative()) {
            throw new IllegalArgumentException("media.idle-after is " + idleAfter + ", slate-after " + slateAfter
                    + ", slate-for " + slateFor + "; must be positive, positive, zero or more");
        }
    }

    public static StallConfig defaults() {
        return new StallConfig(Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ofMinutes(30));
    }

    public StallConfig withIdleAfter(Duration changed) {
        return new StallConfig(changed, slateAfter, slateFor);
    }
}
