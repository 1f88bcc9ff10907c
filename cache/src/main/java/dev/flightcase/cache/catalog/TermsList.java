package dev.flightcase.cache.catalog;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;

/**
 * What an assortment sells, packed into few arrays; immutable, for any thread. An element is made anew each time it is
 * asked for: keep its place in the list, not the element. Places never change as long as the catalog is only edited, so
 * a place found once stays right until the next import.
 */
public final class TermsList extends AbstractList<SaleTerms> implements RandomAccess {
    private final PackedTerms packed;
    private final Map<Integer, SaleTerms> replaced;
    private final List<SaleTerms> added;
    private final Map<String, Integer> addedPlaces = new HashMap<>();

    /**
     * @param replaced by their place in {@code packed}
     * @param added after those of {@code packed}
     */
    TermsList(PackedTerms packed, Map<Integer, SaleTerms> replaced, List<SaleTerms> added) {
        this.packed = packed;
        this.replaced = Map.copyOf(replaced);
        this.added = List.copyOf(added);
        for (var terms : added) {
            addedPlaces.put(terms.sku(), packed.size() + addedPlaces.size());
        }
    }

    public static TermsList of(List<SaleTerms> items) {
        if (items instanceof TermsList packed) {
            return packed;
        }
        var builder = new PackedTerms.Builder();
        items.forEach(builder::add);
        return new TermsList(builder.build(), Map.of(), new ArrayList<>());
    }

    @Override
    public int size() {
        return packed.size() + added.size();
    }

    @Override
    public SaleTerms get(int place) {
        if (place >= packed.size()) {
            return added.get(place - packed.size());
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
