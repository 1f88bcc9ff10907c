package dev.flightcase.catalogfolder;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a product may be sold: from {@code opens} (inclusive) until {@code closes} (exclusive); null is unbounded. */
public record SaleWindow(@Nullable Instant opens, @Nullable Instant closes) {
    public static final SaleWindow ALWAYS = new SaleWindow(null, null);

    public boolean isAlways() {
        return opens == null && closes == null;
    }
}
