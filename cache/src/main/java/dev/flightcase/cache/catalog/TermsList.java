package dev.flightcase.cache.catalog;

import java.util.AbstractList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;

/**
 * What an assortment sells, packed into few arrays; immutable, for any thread. An element is made anew each time it is
 * asked for: keep its place in the list, not the element. Places never change as long as the catalog is only edited, so
 * a place found once stays right until the next import; a product that the operator removed keeps its place too, and is
 * not found any more.
 */
public final class TermsList extends AbstractList<SaleTerms> implements RandomAccess {
    private final PackedTerms packed;
    private final Map<Integer, SaleTerms> replaced;
    private final List<Added> added;
    private final Map<String, Integer> addedPlaces = new HashMap<>();

    /** @param removed keeps its place, so that no other moves, and is not found by its SKU */
    record Added(SaleTerms terms, boolean removed) {}

    /**
     * @param replaced by their place in {@code packed}
     * @param added after those of {@code packed}
     */
    TermsList(PackedTerms packed, Map<Integer, SaleTerms> replaced, List<Added> added) {
        this.packed = packed;
        this.replaced = Map.copyOf(replaced);
        this.added = List.copyOf(added);
        for (var n = 0; n < added.size(); n++) {
            if (!added.get(n).removed()) {
                addedPlaces.put(added.get(n).terms().sku(), packed.size() + n);
            }
        }
    }

    public static TermsList of(List<SaleTerms> items) {
        if (items instanceof TermsList packed) {
            return packed;
        }
        var builder = new PackedTerms.Builder();
        items.forEach(builder::add);
        return new TermsList(builder.build(), Map.of(), List.of());
    }

    @Override
    public int size() {
        return packed.size() + added.size();
    }

    /** Whether the product at that place was taken out again; its terms are the last ones it had. */
    public boolean isRemoved(int place) {
        return place >= packed.size() && added.get(place - packed.size()).removed();
    }

    @Override
    public SaleTerms get(int place) {
        if (place >= packed.size()) {
            return added.get(place - packed.size()).terms();
        }
        var changed = replaced.get(place);
        return changed == null ? packed.get(place) : changed;
    }

    /** Where a SKU stands in this list; -1 when it is not sold. Costs no memory. */
    public int place(String sku) {
        var place = packed.position(sku);
        return place >= 0 ? place : addedPlaces.getOrDefault(sku, -1);
    }
}
