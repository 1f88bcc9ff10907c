package dev.flightcase.cache.checkout;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/**
 * What a catalog, or the hub, changed of a SKU's stock.
 *
 * @param brought what it says was brought
 * @param granted what may be sold in all since: that and what was adjusted, or what is taken already if that is more
 */
record Grant(String sku, long brought, long granted) {
    /** Of one record: a catalog of 100,000 products is told in pieces. */
    private static final int GRANTS_MAX = 1000;

    static Grant of(String sku, StockRow after) {
        return new Grant(sku, after.brought(), after.granted());
    }

    /** By a catalog. */
    static void record(JournalDraft journal, Shelf shelf, Settlement settlement, List<Grant> grants) {
        record(journal, settlement, grants, json -> {
            json.writeStringProperty("event", shelf.event().toString());
            json.writeNumberProperty("catalog", shelf.revision());
        });
    }

    /** By the hub. */
    static void record(JournalDraft journal, UUID event, long allotments, Settlement settlement, List<Grant> grants) {
        record(journal, settlement, grants, json -> {
            json.writeStringProperty("event", event.toString());
            json.writeNumberProperty("allotments", allotments);
        });
    }

    private static void record(
            JournalDraft journal, Settlement settlement, List<Grant> grants, Consumer<JsonGenerator> why) {
        for (var from = 0; from < grants.size(); from += GRANTS_MAX) {
            var piece = grants.subList(from, Math.min(from + GRANTS_MAX, grants.size()));
            var _ = journal.append(EntryKind.GRANTS, settlement, (json, _) -> {
                why.accept(json);
                json.writeArrayPropertyStart("grants");
                for (var grant : piece) {
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
}
