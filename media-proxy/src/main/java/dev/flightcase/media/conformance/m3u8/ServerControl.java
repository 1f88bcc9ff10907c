package dev.flightcase.media.conformance.m3u8;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * EXT-X-SERVER-CONTROL (§4.4.3.8); lengths in seconds, null where not given.
 *
 * @param text the attribute list as written: between renditions it is compared whole
 */
public record ServerControl(
        int line,
        boolean canBlockReload,
        @Nullable BigDecimal canSkipUntil,
        boolean canSkipDateRanges,
        @Nullable BigDecimal holdBack,
        @Nullable BigDecimal partHoldBack,
        String text) {
    static ServerControl parse(int line, String text) {
        AttributeList attributes = AttributeList.parse("EXT-X-SERVER-CONTROL", text);
        return new ServerControl(
                line,
                attributes.yes("CAN-BLOCK-RELOAD"),
                attributes.decimal("CAN-SKIP-UNTIL"),
                attributes.yes("CAN-SKIP-DATERANGES"),
                attributes.decimal("HOLD-BACK"),
                attributes.decimal("PART-HOLD-BACK"),
                text);
    }
}
