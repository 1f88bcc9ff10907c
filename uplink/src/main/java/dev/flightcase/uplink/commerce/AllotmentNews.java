package dev.flightcase.uplink.commerce;

import java.time.Instant;
import java.util.List;

/**
 * The units that the node may sell, cut off or not: for each SKU the sum of all that was ever granted, never a difference.
 *
 * @param epoch of the journal for which they hold; the outbox's when this is handed on
 * @param eventKey of the event in its catalog folder
 * @param version rises with each
 * @param slices at most 10,000
 */
public record AllotmentNews(long epoch, String eventKey, long version, List<Slice> slices, Instant issuedAt) {
    public AllotmentNews {
        slices = List.copyOf(slices);
    }

    public record Slice(String sku, long units) {}
}
