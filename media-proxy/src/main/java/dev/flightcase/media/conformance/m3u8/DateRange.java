package dev.flightcase.media.conformance.m3u8;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * EXT-X-DATERANGE (§4.4.5.1).
 *
 * @param end of END-DATE or DURATION; null while nobody knows
 */
public record DateRange(
        int line,
        String id,
        @Nullable Instant start,
        @Nullable Instant end) {
    static DateRange parse(int line, String text) {
        AttributeList attributes = AttributeList.parse("EXT-X-DATERANGE", text);
        Instant start = attributes.date("START-DATE");
        Instant end = attributes.date("END-DATE");
        BigDecimal duration = attributes.decimal("DURATION");
        if (end == null && start != null && duration != null && duration.precision() - duration.scale() <= 9) {
            end = start.plusNanos(duration.movePointRight(9).longValue());
        }
        attributes.checkHex("SCTE35-CMD");
        attributes.checkHex("SCTE35-OUT");
        attributes.checkHex("SCTE35-IN");
        return new DateRange(line, attributes.needQuoted("ID"), start, end);
    }
}
