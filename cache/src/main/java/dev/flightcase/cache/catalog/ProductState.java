package dev.flightcase.cache.catalog;

import dev.flightcase.catalogfolder.SaleWindow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** What a product's sale window and the operator say at a moment; stock is not its business. */
enum ProductState {
    ARMED("armed", 0),
    ON_SALE("on-sale", 1),
    CLOSED("closed", 2),
    PAUSED("paused", 0);

    private final String wire;
    private final int step;

    ProductState(String wire, int step) {
        this.wire = wire;
        this.step = step;
    }

    static ProductState of(SaleWindow window, boolean paused, Instant now) {
        if (paused) {
            return PAUSED;
        }
        var opens = window.opens();
        var closes = window.closes();
        if (closes != null && !now.isBefore(closes)) {
            return CLOSED;
        }
        return opens != null && now.isBefore(opens) ? ARMED : ON_SALE;
    }

    /** Of the JSON. */
    byte[] wire() {
        return wire.getBytes(StandardCharsets.US_ASCII);
    }

    /** What has been the same since its revision has the revision alone; an edge that passed since is told apart. */
    String etag(long revision, boolean hasOpening) {
        var changed = this == CLOSED || (this == ON_SALE && hasOpening);
        return changed ? revision + "." + step : Long.toString(revision);
    }
}
