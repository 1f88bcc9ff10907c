package dev.flightcase.cache.checkout;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sale that a till asks for. What it holds is not trusted; the ledger checks all of it.
 *
 * @param hold the hold to convert; null when the units were not held
 * @param helper who sells, as on the receipt; null when not given
 * @param priceList null for the usual prices
 * @param pickup id of the slot at which it is handed over; null for at once
 * @param training for practice: no effect on stock or totals
 */
public record OrderRequest(
        List<OrderLine> lines,
        List<Tender> tenders,
        @Nullable HoldClaim hold,
        @Nullable String helper,
        @Nullable String priceList,
        @Nullable String pickup,
        boolean training) {
    public OrderRequest {
        lines = List.copyOf(lines);
        tenders = List.copyOf(tenders);
    }
}
