package dev.flightcase.cache.catalog;

import dev.flightcase.catalogfolder.SaleWindow;
import java.time.Instant;

/** What a product's sale window says at a moment; stock is not its business. */
enum ProductState {
    ARMED("armed", 0),
    ON_SALE("on-sale", 1),
    CLOSED("closed", 2);

    private final String wire;
    private final int step;

    ProductState(String wire, int step) {
        this.wire = wire;
        this.step = step;
    }

    static ProductState of(SaleWindow window, Instant now) {
        var opens = window.opens();
        var closes = window.closes();
        if (closes != null && !now.isBefore(closes)) {
            return CLOSED;
        }
        return opens != null && now.isBefore(opens) ? ARMED : ON_SALE;
    }

    String wire() {
        return wire;
    }

    /** A product that has always been on sale never changed its body, so its ETag is the revision alone. */
    String etag(long revision, SaleWindow window) {
        var changed = this == CLOSED || (this == ON_SALE && window.opens() != null);
        return changed ? revision + "." + step : Long.toString(revision);
    }
}
