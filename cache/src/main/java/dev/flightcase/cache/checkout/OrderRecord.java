package dev.flightcase.cache.checkout;

import dev.flightcase.cache.JsonText;
import dev.flightcase.catalogfolder.Money;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes the record of an order: the bytes that are hashed, stored, and sent. */
final class OrderRecord implements JournalDraft.RecordBody {
    private final Till by;
    private final Shelf shelf;
    private final OrderRequest request;
    private final Verdict.Sellable sale;
    private final @Nullable Hold hold;
    private final FiscalSigner fiscal;

    OrderRecord(
            Till by,
            Shelf shelf,
            OrderRequest request,
            Verdict.Sellable sale,
            @Nullable Hold hold,
            FiscalSigner fiscal) {
        this.by = by;
        this.shelf = shelf;
        this.request = request;
        this.sale = sale;
        this.hold = hold;
        this.fiscal = fiscal;
    }

    @Override
    public void writeTo(JsonGenerator json, Stamp stamp) {
        json.writeStringProperty("event", shelf.event().toString());
        json.writeBooleanProperty("training", request.training());
        JsonText.money(json, "total", shelf.money(sale.total()));
        json.writeStringProperty("prices", shelf.taxes().inclusive() ? "tax-inclusive" : "tax-exclusive");
        json.writeStringProperty("rounding", TaxSplit.ROUNDING);
        taxes(json);
        json.writeArrayPropertyStart("lines");
        sale.lines().forEach(line -> line(json, line));
        json.writeEndArray();
        json.writeArrayPropertyStart("tenders");
        request.tenders().forEach(tender -> tender(json, tender));
        json.writeEndArray();
        optional(json, "price_list", request.priceList());
        pickup(json);
        if (hold != null) {
            json.writeStringProperty("hold", hold.id().toString());
            json.writeStringProperty("held_at", hold.at().toString());
        }
        optional(json, "helper", request.helper());
        json.writeStringProperty("device", by.device().toString());
        fiscal.sign(new FiscalSigner.Sale(
                        stamp.number(), stamp.moment().at(), shelf.money(sale.total()), request.training()))
                .ifPresent(signature -> json.writeStringProperty("fiscal", signature));
    }

    private void taxes(JsonGenerator json) {
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

    private void line(JsonGenerator json, PricedLine line) {
        json.writeStartObject();
        json.writeStringProperty("sku", line.terms().sku());
        json.writeStringProperty("name", line.terms().name());
        json.writeNumberProperty("quantity", line.asked().quantity());
        JsonText.money(json, "unit", shelf.money(line.unit()));
        if (line.asked().openPrice() != null) {
            json.writeBooleanProperty("open_price", true);
        }
        var discount = line.asked().discount();
        if (discount != null) {
            json.writeObjectPropertyStart("discount");
            json.writeNumberProperty("amount", discount.amount().minor());
            json.writeStringProperty("currency", discount.amount().code());
            json.writeStringProperty("reason", discount.reason());
            json.writeEndObject();
        }
        JsonText.money(json, "total", shelf.money(line.total()));
        json.writeStringProperty("tax", line.terms().tax());
        parts(json, line);
        window(json, line);
        json.writeEndObject();
    }

    /** What a bundle was made of when it was sold: its stock is theirs, whatever the catalog says later. */
    private static void parts(JsonGenerator json, PricedLine line) {
        if (!line.terms().isBundle()) {
            return;
        }
        json.writeArrayPropertyStart("parts");
        for (var part : line.terms().bundle()) {
            json.writeStartObject();
            json.writeStringProperty("sku", part.sku());
            json.writeNumberProperty("quantity", part.quantity());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** When the line might be sold, its parts included, where that was bounded; so that I9 can be checked from the record. */
    private void window(JsonGenerator json, PricedLine line) {
        var window = shelf.window(line.terms());
        if (request.training() || window.isAlways()) {
            return;
        }
        json.writeObjectPropertyStart("window");
        optional(json, "opens", window.opens() == null ? null : window.opens().toString());
        optional(
                json, "closes", window.closes() == null ? null : window.closes().toString());
        json.writeEndObject();
    }

    private void pickup(JsonGenerator json) {
        if (sale.pickup() < 0) {
            return;
        }
        var slot = shelf.pickup(sale.pickup());
        json.writeObjectPropertyStart("pickup");
        json.writeStringProperty("id", slot.id());
        json.writeStringProperty("name", slot.name());
        json.writeStringProperty("from", slot.from().toString());
        json.writeStringProperty("until", slot.until().toString());
        json.writeEndObject();
    }

    private static void tender(JsonGenerator json, Tender tender) {
        json.writeStartObject();
        switch (tender) {
            case Tender.Cash cash -> cash(json, cash);
            case Tender.Noted noted -> {
                json.writeStringProperty("kind", noted.kind().wire());
                JsonText.money(json, "amount", noted.amount());
                optional(json, "reference", noted.reference());
            }
            case Tender.PaymentToken token -> {
                json.writeStringProperty("kind", Tender.PaymentToken.KIND);
                JsonText.money(json, "amount", token.amount());
                json.writeStringProperty("provider", token.provider());
                json.writeStringProperty("scope", token.scope());
            }
            case Tender.Other other -> throw new IllegalArgumentException(other.kind() + " was not refused");
        }
        json.writeEndObject();
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

    private static void optional(JsonGenerator json, String name, @Nullable String value) {
        if (value != null) {
            json.writeStringProperty(name, value);
        }
    }
}
