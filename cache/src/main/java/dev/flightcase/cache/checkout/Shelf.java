package dev.flightcase.cache.checkout;

import dev.flightcase.cache.catalog.Assortment;
import dev.flightcase.cache.catalog.PickupSlot;
import dev.flightcase.cache.catalog.SaleTerms;
import dev.flightcase.catalogfolder.Component;
import dev.flightcase.catalogfolder.Money;
import dev.flightcase.catalogfolder.SaleWindow;
import dev.flightcase.catalogfolder.TaxPlan;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

    private final Assortment assortment;
    private final Map<Integer, List<Integer>> bundlesWith;
    private final Set<String> priceLists;

    /** Looks at every product once. */
    Shelf(Assortment assortment) {
        this(assortment, new HashMap<>(), new HashSet<>());
        for (var slot = firstProduct(); slot < size(); slot++) {
            index(slot);
        }
    }

    private Shelf(Assortment assortment, Map<Integer, List<Integer>> bundlesWith, Set<String> priceLists) {
        this.assortment = assortment;
        this.bundlesWith = bundlesWith;
        this.priceLists = priceLists;
    }

    private void index(int slot) {
        var terms = terms(slot);
        priceLists.addAll(terms.price().lists().keySet());
        for (var part : terms.bundle()) {
            var partSlot = slot(part.sku());
            if (partSlot != null && !bundlesWith(partSlot).contains(slot)) {
                bundlesWith.computeIfAbsent(partSlot, _ -> new ArrayList<>()).add(slot);
            }
        }
    }

    /** The same after some products were edited or added: places never change by that. */
    Shelf edited(Assortment edited, List<String> skus) {
        var lists = new HashSet<>(priceLists);
        var bundles = new HashMap<Integer, List<Integer>>();
        bundlesWith.forEach((part, with) -> bundles.put(part, new ArrayList<>(with)));
        var shelf = new Shelf(edited, bundles, lists);
        skus.stream().map(shelf::slot).filter(Objects::nonNull).forEach(shelf::index);
        return shelf;
    }

    boolean hasPriceList(String list) {
        return priceLists.contains(list);
    }

    UUID event() {
        return assortment.event();
    }

    /** Of the assortment it came from. */
    long revision() {
        return assortment.revision();
    }

    Currency currency() {
        return assortment.currency();
    }

    TaxPlan taxes() {
        return assortment.taxes();
    }

    Money money(long minor) {
        return new Money(minor, assortment.currency());
    }

    /** Slots in all, pickups included. */
    int size() {
        return firstProduct() + assortment.items().size();
    }

    int firstProduct() {
        return assortment.pickups().size();
    }

    boolean isPickup(int slot) {
        return slot < firstProduct();
    }

    PickupSlot pickup(int slot) {
        return assortment.pickups().get(slot);
    }

    /** Under which the places of a pickup are kept. */
    static String pickupKey(String id) {
        return PICKUP + id;
    }

    /** Where the stock of this key is; null when it is not sold any more. */
    @Nullable
    Integer slotOf(String key) {
        if (!key.startsWith(PICKUP)) {
            return slot(key);
        }
        var slot = pickupSlot(key.substring(PICKUP.length()));
        return slot < 0 ? null : slot;
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
        var place = assortment.items().place(sku);
        return place < 0 ? null : firstProduct() + place;
    }

    /** Made anew each time. */
    SaleTerms terms(int slot) {
        return assortment.items().get(slot - firstProduct());
    }

    /** When it may be sold, and so may each of its parts. */
    SaleWindow window(SaleTerms terms) {
        var opens = terms.window().opens();
        var closes = terms.window().closes();
        for (var part : terms.bundle()) {
            var partSlot = slot(part.sku());
            if (partSlot != null) {
                var window = terms(partSlot).window();
                opens = opens == null
                                || (window.opens() != null && window.opens().isAfter(opens))
                        ? window.opens()
                        : opens;
                closes = closes == null
                                || (window.closes() != null && window.closes().isBefore(closes))
                        ? window.closes()
                        : closes;
            }
        }
        return new SaleWindow(opens, closes);
    }

    /** Under which its stock is kept. */
    String key(int slot) {
        return isPickup(slot) ? pickupKey(pickup(slot).id()) : terms(slot).sku();
    }

    /** What the catalog says was brought of it. */
    long brought(int slot) {
        return isPickup(slot) ? pickup(slot).capacity() : terms(slot).granted();
    }

    /** A product that the operator took out again keeps its slot. */
    boolean isRemoved(int slot) {
        return !isPickup(slot) && assortment.items().isRemoved(slot - firstProduct());
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
        var bundle = isPickup(slot) ? List.<Component>of() : terms(slot).bundle();
        if (bundle.isEmpty()) {
            return stock.apply(slot).available();
        }
        var least = Long.MAX_VALUE;
        for (var part : bundle) {
            var partSlot = slot(part.sku());
            var available = partSlot == null ? 0 : stock.apply(partSlot).available();
            least = Math.min(least, available / part.quantity());
        }
        return least;
    }
}
