package dev.flightcase.media.conformance.m3u8;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One EXT-X-PART (§4.4.4.9).
 *
 * @param duration in seconds, as written but for trailing zeros
 */
public record Part(
        int line,
        String uri,
        BigDecimal duration,
        boolean independent,
        boolean gap,
        @Nullable ByteRange range) {
    /** The same part, wherever it stands in the text. */
    public boolean same(Part other) {
        return uri.equals(other.uri)
                && duration.compareTo(other.duration) == 0
                && independent == other.independent
                && gap == other.gap
                && Objects.equals(range, other.range);
    }
}
