package dev.flightcase.hal.network;

import java.time.Duration;

/**
 * When a link is left, and when one goes back to a better one.
 *
 * @param failures so many rounds of probes in a row that reach nobody
 * @param within the first of them no longer ago than this
 * @param goodFor a better link has to have worked for so long
 * @param dwell a link that was chosen is used for at least so long, unless it fails
 * @param dwellMax each time that a link fails soon after it was gone back to, the dwell doubles, up to this
 * @param checkoutMax an open checkout holds a change back for at most so long
 */
public record FailoverRules(
        int failures, Duration within, Duration goodFor, Duration dwell, Duration dwellMax, Duration checkoutMax) {

    public static FailoverRules defaults() {
        return new FailoverRules(
                3,
                Duration.ofSeconds(20),
                Duration.ofSeconds(60),
                Duration.ofSeconds(120),
                Duration.ofMinutes(15),
                Duration.ofMinutes(3));
    }
}
