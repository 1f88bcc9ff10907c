package dev.flightcase.cache.checkout;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a list of lines asks of the stock, summed over all of it before anything is checked: two lines, or a line and a
 * bundle that shares its part, cannot each pass alone and oversell together.
 *
 * @param asked units by slot of what the lines name, bundles as themselves
 * @param demand units by slot of what has stock, bundles as their parts
 */
record Basket(Map<Integer, Long> asked, Map<Integer, Long> demand) {
    /** The units are as the lines say: at least 1, bounded. */
    static Basket of(List<OrderLine> lines, Shelf shelf) throws UnknownSku {
        var asked = new LinkedHashMap<Integer, Long>();
        var demand = new LinkedHashMap<Integer, Long>();
        for (var line : lines) {
            var slot = slot(line.sku(), shelf);
            asked.merge(slot, (long) line.quantity(), Long::sum);
            if (shelf.hasStock(slot)) {
                demand.merge(slot, (long) line.quantity(), Long::sum);
            } else {
                for (var part : shelf.terms(slot).bundle()) {
                    demand.merge(slot(part.sku(), shelf), (long) line.quantity() * part.quantity(), Long::sum);
                }
            }
        }
        return new Basket(asked, demand);
    }

    private static int slot(String sku, Shelf shelf) throws UnknownSku {
        var slot = shelf.slot(sku);
        if (slot == null) {
            throw new UnknownSku(sku);
        }
        return slot;
    }

    /** A line names what is not in the catalog. */
    static final class UnknownSku extends Exception {
        private static final long serialVersionUID = 1;

        UnknownSku(String sku) {
            super(sku, null, false, false);
        }

        Refusal refusal() {
            return new Refusal.UnknownSku(String.valueOf(getMessage()));
        }
    }

    /** Units by SKU, as a hold keeps them. */
    Map<String, Long> demandBySku(Shelf shelf) {
        var bySku = new LinkedHashMap<String, Long>();
        demand.forEach((slot, units) -> bySku.put(shelf.key(slot), units));
        return bySku;
    }
}
