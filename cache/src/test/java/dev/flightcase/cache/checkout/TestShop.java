package dev.flightcase.cache.checkout;

import dev.flightcase.cache.catalog.Assortment;
import dev.flightcase.cache.catalog.PickupSlot;
import dev.flightcase.cache.catalog.PriceTerms;
import dev.flightcase.cache.catalog.SaleTerms;
import dev.flightcase.catalogfolder.Component;
import dev.flightcase.catalogfolder.Money;
import dev.flightcase.catalogfolder.SaleWindow;
import dev.flightcase.catalogfolder.TaxPlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A small assortment, and requests for it. */
final class TestShop {
    static final Currency EUR = Currency.getInstance("EUR");
    static final UUID EVENT = UUID.fromString("0193a5c2-7d10-7b5e-9a41-2f6f0c1d8e11");
    static final Instant OPENS = Instant.parse("2026-11-21T20:00:00Z");
    static final Instant CLOSES = Instant.parse("2026-11-21T20:30:00Z");
    static final Instant NOW = Instant.parse("2026-11-21T19:10:02Z");

    static final Till PHONE = new Till(new UUID(0, 1), "Phone 1", false);
    static final Till OTHER_PHONE = new Till(new UUID(0, 2), "Phone 2", false);
    static final Till OPERATOR = new Till(new UUID(0, 3), "Operator", true);

    private TestShop() {}

    static Assortment assortment(long revision, long shirts) {
        return new Assortment(
                EVENT,
                revision,
                EUR,
                new TaxPlan(true, Map.of("standard", 190_000, "reduced", 55_000)),
                List.of(
                        item("TEE", 2000, "standard", shirts),
                        item("LP", 2200, "reduced", 60),
                        new SaleTerms(
                                "BUNDLE",
                                "Shirt and records",
                                PriceTerms.fixed(4500),
                                "standard",
                                0,
                                List.of(new Component("TEE", 1), new Component("LP", 2)),
                                SaleWindow.ALWAYS,
                                null,
                                false),
                        new SaleTerms(
                                "PRINT",
                                "Signed print",
                                PriceTerms.fixed(6000),
                                "reduced",
                                100,
                                List.of(),
                                new SaleWindow(OPENS, CLOSES),
                                1,
                                false)),
                List.of());
    }

    /** The same with one product changed, or one more at the end. */
    static Assortment with(Assortment assortment, long revision, SaleTerms terms) {
        var items = new ArrayList<SaleTerms>(assortment.items());
        var place = assortment.items().place(terms.sku());
        if (place < 0) {
            items.add(terms);
        } else {
            items.set(place, terms);
        }
        return new Assortment(assortment.event(), revision, EUR, assortment.taxes(), items, assortment.pickups());
    }

    static Assortment without(Assortment assortment, long revision, String sku) {
        var items = assortment.items().stream()
                .filter(terms -> !terms.sku().equals(sku))
                .toList();
        return new Assortment(assortment.event(), revision, EUR, assortment.taxes(), items, assortment.pickups());
    }

    static Assortment with(Assortment assortment, long revision, PickupSlot... pickups) {
        return new Assortment(
                assortment.event(), revision, EUR, assortment.taxes(), assortment.items(), List.of(pickups));
    }

    static Assortment of(UUID event, Assortment assortment) {
        return new Assortment(
                event, assortment.revision(), EUR, assortment.taxes(), assortment.items(), assortment.pickups());
    }

    static SaleTerms item(String sku, long price, long granted) {
        return item(sku, price, "standard", granted);
    }

    static OrderRequest cash(long total, OrderLine... lines) {
        return paid(List.of(lines), new Tender.Cash(euros(total), null));
    }

    /** Converts a hold, paid in cash. */
    static OrderRequest outOf(HoldClaim hold, long total, OrderLine... lines) {
        return new OrderRequest(
                List.of(lines), List.of(new Tender.Cash(euros(total), null)), hold, null, null, null, false);
    }

    static OrderRequest training(long total, OrderLine... lines) {
        return new OrderRequest(
                List.of(lines), List.of(new Tender.Cash(euros(total), null)), null, null, null, null, true);
    }

    static OrderRequest paid(List<OrderLine> lines, Tender... tenders) {
        return new OrderRequest(lines, List.of(tenders), null, "Helper 1", null, null, false);
    }

    static OrderLine line(String sku, int quantity) {
        return new OrderLine(sku, quantity);
    }

    static Money euros(long minor) {
        return new Money(minor, EUR);
    }

    static IdempotencyKey key(Object name) {
        return new IdempotencyKey("key-" + name);
    }

    private static SaleTerms item(String sku, long price, String tax, long granted) {
        return new SaleTerms(
                sku,
                "Name of " + sku,
                PriceTerms.fixed(price),
                tax,
                granted,
                List.of(),
                SaleWindow.ALWAYS,
                null,
                false);
    }
}
