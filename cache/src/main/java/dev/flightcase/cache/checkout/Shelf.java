package dev.flightcase.cache.checkout;

import dev.flightcase.cache.catalog.Assortment;
import dev.flightcase.cache.catalog.SaleTerms;
import dev.flightcase.catalogfolder.Money;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is sold and in which slot its stock is kept; immutable. Slots follow the assortment's order. */
final class Shelf {
    private final Assortment assortment;
    private final Map<String, Integer> slots;

    Shelf(Assortment assortment) {
        this.assortment = assortment;
        this.slots = HashMap.newHashMap(assortment.items().size());
        for (var item : assortment.items()) {
            slots.put(item.sku(), slots.size());
        }
    }

    Assortment assortment() {
        return assortment;
    }

    UUID event() {
        return assortment.event();
    }

    Currency currency() {
        return assortment.currency();
    }

    Money money(long minor) {
        return new Money(minor, assortment.currency());
    }

    int size() {
        return assortment.items().size();
    }

    @Nullable
    Integer slot(String sku) {
        return slots.get(sku);
    }

    SaleTerms terms(int slot) {
        return assortment.items().get(slot);
    }

    /** Units that could be sold; of a bundle, as many as its scarcest part allows. */
    long available(int slot, Stock stock) {
        var terms = terms(slot);
        if (!terms.isBundle()) {
            return stock.row(slot).available();
        }
        var least = Long.MAX_VALUE;
        for (var part : terms.bundle()) {
            var partSlot = slots.get(part.sku());
            var available = partSlot == null ? 0 : stock.row(partSlot).available();
            least = Math.min(least, available / part.quantity());
        }
        return least;
    }
}
