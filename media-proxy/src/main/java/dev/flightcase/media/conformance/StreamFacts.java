package dev.flightcase.media.conformance;

import dev.flightcase.media.conformance.m3u8.ViewedMedia;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What judges of answers need to know of the stream; lengths in seconds.
 *
 * @param partTarget null for plain HLS
 * @param window of all that is listed
 */
public record StreamFacts(
        BigDecimal targetDuration,
        @Nullable BigDecimal partTarget,
        BigDecimal window,
        boolean lowLatency,
        boolean ended) {
    public static StreamFacts of(ViewedMedia whole) {
        return new StreamFacts(
                whole.targetDuration(), whole.partTarget(), whole.duration(), whole.lowLatency(), whole.ended());
    }

    long targetNanos() {
        return Words.nanos(targetDuration);
    }
}
