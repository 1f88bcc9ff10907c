package dev.flightcase.cache.checkout;

import dev.flightcase.cache.catalog.Assortment;
import dev.flightcase.cache.catalog.PickupSlot;
import dev.flightcase.cache.catalog.SaleTerms;
import dev.flightcase.catalogfolder.Money;
import dev.flightcase.catalogfolder.TaxPlan;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is sold and in which slot its stock is kept; immutable. Pickup slots come first, so that a product added later
 * moves nobody; then the products, in the assortment's order.
 */
final class Shelf {
    /** In front of a pickup slot's id, where stock is kept by SKU; no SKU has this character. */
    private static final String PICKUP = "pickup/";

    private final Assortment head;
    private final ChunkedList<SaleTerms> terms;
    private final Map<String, Integer> slots;
    private final Map<Integer, List<Integer>> bundlesWith = new HashMap<>();

    Shelf(Assortment assortment) {
        this(assortment, ChunkedList.of(assortment.items()), slots(assortment));
    }

    private Shelf(Assortment head, ChunkedList<SaleTerms> terms, Map<String, Integer> slots) {
        this.head = head;
        this.terms = terms;
        this.slots = slots;
        for (var slot = firstProduct(); slot < size(); slot++) {
            for (var part : terms(slot).bundle()) {
                var partSlot = slots.get(part.sku());
                if (partSlot != null) {
                    bundlesWith
                            .computeIfAbsent(partSlot, _ -> new ArrayList<>())
                            .add(slot);
                }
            }
        }
    }

    private static Map<String, Integer> slots(Assortment assortment) {
        var slots = HashMap.<String, Integer>newHashMap(assortment.items().size());
        for (var item : assortment.items()) {
            slots.put(item.sku(), assortment.pickups().size() + slots.size());
        }
        return slots;
    }

    UUID event() {
        return head.event();
    }

    /** Of the assortment it came from. */
    long revision() {
        return head.revision();
    }

    Currency currency() {
        return head.currency();
    }

    TaxPlan taxes() {
        return head.taxes();
    }

    Money money(long minor) {
        return new Money(minor, head.currency());
    }

    /** Slots in all, pickups included. */
    int size() {
        return firstProduct() + terms.size();
    }

    int firstProduct() {
        return head.pickups().size();
    }

    boolean isPickup(int slot) {
        return slot < firstProduct();
    }

    PickupSlot pickup(int slot) {
        return head.pickups().get(slot);
    }

    /** -1 when there is no such pickup. */
    int pickupSlot(String id) {
        for (var slot = 0; slot < firstProduct(); slot++) {
            if (pickup(slot).id().equals(id)) {
                return slot;
            }
        }
        return -1;
    }

    @Nullable
    Integer slot(String sku) {
        return slots.get(sku);
    }

    SaleTerms terms(int slot) {
        return terms.get(slot - firstProduct());
    }

    /** Under which its stock is kept. */
    String key(int slot) {
        return isPickup(slot) ? PICKUP + pickup(slot).id() : terms(slot).sku();
    }

    /** What the catalog says was brought of it. */
    long brought(int slot) {
        return isPickup(slot) ? pickup(slot).capacity() : terms(slot).granted();
    }

    boolean hasStock(int slot) {
        return isPickup(slot) || !terms(slot).isBundle();
    }

    /** Those whose availability may change with this one's stock. */
    List<Integer> bundlesWith(int slot) {
        return bundlesWith.getOrDefault(slot, List.of());
    }

    /** Units that could be sold; of a bundle, as many as its scarcest part allows. */
    long available(int slot, IntFunction<StockRow> stock) {
        if (hasStock(slot)) {
            return stock.apply(slot).available();
        }
        var least = Long.MAX_VALUE;
        for (var part : terms(slot).bundle()) {
            var partSlot = slots.get(part.sku());
            var available = partSlot == null ? 0 : stock.apply(partSlot).available();
            least = Math.min(least, available / part.quantity());
        }
        return least;
    }
}
