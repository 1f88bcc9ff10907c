package dev.flightcase.cache.checkout;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sale that a till asks for. What it holds is not trusted; the ledger checks all of it.
 *
 * @param hold the id of a hold to convert; null when the units were not held
 * @param helper who sells, as on the receipt; null when not given
 */
public record OrderRequest(
        List<OrderLine> lines,
        List<Tender> tenders,
        @Nullable String hold,
        @Nullable String helper) {
    public OrderRequest {
        lines = List.copyOf(lines);
        tenders = List.copyOf(tenders);
    }
}
