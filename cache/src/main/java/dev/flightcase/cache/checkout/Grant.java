package dev.flightcase.cache.checkout;

import java.util.List;

/**
 * What a catalog changed of a SKU's stock.
 *
 * @param brought what it says was brought
 * @param granted what may be sold in all since: that and what was adjusted, or what is taken already if that is more
 */
record Grant(String sku, long brought, long granted) {
    static Grant of(String sku, StockRow after) {
        return new Grant(sku, after.brought(), after.granted());
    }

    static void record(JournalDraft journal, Shelf shelf, Settlement settlement, List<Grant> grants) {
        var _ = journal.append(EntryKind.GRANTS, settlement, (json, _) -> {
            json.writeStringProperty("event", shelf.event().toString());
            json.writeNumberProperty("catalog", shelf.revision());
            json.writeArrayPropertyStart("grants");
            for (var grant : grants) {
                json.writeStartObject();
                json.writeStringProperty("sku", grant.sku);
                json.writeNumberProperty("brought", grant.brought);
                json.writeNumberProperty("granted", grant.granted);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }
}
