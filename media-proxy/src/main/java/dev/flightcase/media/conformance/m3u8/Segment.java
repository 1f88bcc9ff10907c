package dev.flightcase.media.conformance.m3u8;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A whole segment.
 *
 * @param line of its URI
 * @param duration EXTINF in seconds
 */
public record Segment(
        Parent parent,
        int line,
        String uri,
        BigDecimal duration,
        @Nullable ByteRange range) {
    public long sequence() {
        return parent.sequence();
    }

    public boolean discontinuity() {
        return parent.marks().discontinuity();
    }

    public boolean gap() {
        return parent.marks().gap();
    }
}
