package dev.flightcase.media.conformance;

import java.time.Duration;

/**
 * How much the world may be late before a rule about time is broken. The rules name exact limits; packets, schedulers and encoders do not
 * keep exact times, and a judge that cries every minute is not read.
 *
 * @param late T20: a part may come that much, or one PART-TARGET if that is more, after its time; a segment likewise
 * @param prompt what "at once" is, from the request to the first byte of the answer
 */
public record Tolerance(Duration late, Duration prompt) {
    /** Half a second each: more than the jitter of a loaded board, less than any wait for a segment. */
    public static final Tolerance DEFAULT = new Tolerance(Duration.ofMillis(500), Duration.ofSeconds(1));
}
