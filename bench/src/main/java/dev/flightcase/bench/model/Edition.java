package dev.flightcase.bench.model;

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
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One revision of an event's catalog.
 *
 * @param event 0 has prices with tax in them, 1 without
 * @param pickups capacity by id, of those in {@link #PICKUPS}
 */
record Edition(int event, long revision, List<Item> items, Map<String, Integer> pickups) {
    static final Currency EUR = Currency.getInstance("EUR");
    static final Map<String, Integer> RATES = Map.of("standard", 190_000, "reduced", 70_000);
    /** Until when, by id. */
    static final Map<String, Instant> PICKUPS =
            Map.of("early", Goods.DOORS.plusSeconds(2700), "late", Goods.DOORS.plusSeconds(36_000));

    /** @param brought 0 for a bundle */
    record Item(String sku, long cents, long brought, boolean paused) {
        private SaleTerms terms() {
            var goods = Goods.of(sku);
            var parts = goods.parts().entrySet().stream()
                    .map(part -> new Component(part.getKey(), part.getValue()))
                    .toList();
            Map<String, Long> lists = goods.crewCents() == 0 ? Map.of() : Map.of(Goods.CREW, goods.crewCents());
            return new SaleTerms(
                    sku,
                    "Name of " + sku,
                    new PriceTerms(cents, goods.open(), lists),
                    goods.tax(),
                    brought,
                    parts,
                    new SaleWindow(goods.opens(), goods.closes()),
                    goods.limit() == 0 ? null : goods.limit(),
                    paused);
        }
    }

    Edition {
        items = List.copyOf(items);
        pickups = Collections.unmodifiableMap(new LinkedHashMap<>(pickups));
    }

    static UUID id(int event) {
        return new UUID(0x0193_a5c2_7d10_7b5eL, 0x9a41_0000_0000_0000L + event);
    }

    static Money euros(long cents) {
        return new Money(cents, EUR);
    }

    static boolean inclusive(int event) {
        return event == 0;
    }

    @Nullable
    Item item(String sku) {
        return items.stream().filter(item -> item.sku.equals(sku)).findFirst().orElse(null);
    }

    boolean hasCrewPrices() {
        return items.stream().anyMatch(item -> Goods.of(item.sku).crewCents() != 0);
    }

    /** The operator's edit of one product: in its place, or a new one at the end. */
    Edition edited(long newRevision, Item edited) {
        var after = new ArrayList<>(items);
        var old = item(edited.sku);
        if (old == null) {
            after.add(edited);
        } else {
            after.set(items.indexOf(old), edited);
        }
        return new Edition(event, newRevision, after, pickups);
    }

    Assortment assortment() {
        return new Assortment(
                id(event),
                revision,
                EUR,
                new TaxPlan(inclusive(event), RATES),
                items.stream().map(Item::terms).toList(),
                pickups.entrySet().stream()
                        .map(pickup -> new PickupSlot(
                                pickup.getKey(),
                                "Pickup " + pickup.getKey(),
                                Goods.DOORS,
                                PICKUPS.getOrDefault(pickup.getKey(), Goods.DOORS),
                                pickup.getValue()))
                        .toList());
    }
}
