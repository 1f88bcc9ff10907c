package dev.flightcase.cache.checkout;

import dev.flightcase.cache.JsonText;
import dev.flightcase.catalogfolder.Money;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.core.JsonGenerator;

/** Writes the record of an order: the bytes that are hashed, stored, and sent. */
final class OrderRecord {

    /**
     * What the ledger itself adds.
     *
     * @param boot how often the ledger had been started, this time included: with {@code sequence} it orders entries
     *     whose time cannot be trusted
     */
    record Stamp(UUID id, Instant at, ClockTrust.State clock, long boot) {}

    private final JsonText text;

    OrderRecord(JsonText text) {
        this.text = text;
    }

    byte[] write(Stamp stamp, Counters before, Shelf shelf, OrderRequest request, Verdict.Sellable sale) {
        return text.object(json -> {
            json.writeStringProperty("id", stamp.id.toString());
            json.writeNumberProperty("number", before.number() + 1);
            json.writeStringProperty("event", shelf.event().toString());
            JsonText.money(json, "total", shelf.money(sale.total()));
            json.writeStringProperty(
                    "prices", shelf.assortment().taxes().inclusive() ? "tax-inclusive" : "tax-exclusive");
            json.writeStringProperty("rounding", TaxSplit.ROUNDING);
            taxes(json, shelf, sale);
            lines(json, shelf, sale);
            tenders(json, request);
            if (request.helper() != null) {
                json.writeStringProperty("helper", request.helper());
            }
            json.writeStringProperty("at", stamp.at.toString());
            json.writeStringProperty("clock", stamp.clock.name());
            json.writeNumberProperty("boot", stamp.boot);
            json.writeNumberProperty("sequence", before.sequence() + 1);
            json.writeStringProperty("previous", StoredOrder.base64(before.hash()));
        });
    }

    private static void taxes(JsonGenerator json, Shelf shelf, Verdict.Sellable sale) {
        json.writeArrayPropertyStart("tax");
        for (var share : sale.taxes()) {
            json.writeStartObject();
            json.writeStringProperty("rate", share.rate());
            JsonText.money(json, "net", shelf.money(share.net()));
            JsonText.money(json, "tax", shelf.money(share.tax()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void lines(JsonGenerator json, Shelf shelf, Verdict.Sellable sale) {
        json.writeArrayPropertyStart("lines");
        for (var line : sale.lines()) {
            json.writeStartObject();
            json.writeStringProperty("sku", line.terms().sku());
            json.writeStringProperty("name", line.terms().name());
            json.writeNumberProperty("quantity", line.quantity());
            JsonText.money(json, "unit", shelf.money(line.terms().price().minor()));
            JsonText.money(json, "total", shelf.money(line.total()));
            json.writeStringProperty("tax", line.terms().tax());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void tenders(JsonGenerator json, OrderRequest request) {
        json.writeArrayPropertyStart("tenders");
        for (var tender : request.tenders()) {
            json.writeStartObject();
            switch (tender) {
                case Tender.Cash cash -> cash(json, cash);
                case Tender.Other other -> throw new IllegalArgumentException(other.kind() + " was not refused");
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void cash(JsonGenerator json, Tender.Cash cash) {
        json.writeStringProperty("kind", "cash");
        JsonText.money(json, "amount", cash.amount());
        var given = cash.given();
        if (given != null) {
            JsonText.money(json, "given", given);
            JsonText.money(
                    json, "change", new Money(given.minor() - cash.amount().minor(), given.currency()));
        }
    }
}
