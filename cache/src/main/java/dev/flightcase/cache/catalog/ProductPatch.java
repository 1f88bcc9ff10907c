package dev.flightcase.cache.catalog;

import dev.flightcase.catalogfolder.Money;
import dev.flightcase.catalogfolder.SaleWindow;
import java.util.Map;

/** An operator's edit of one product. */
public record ProductPatch(Wording wording, Pricing pricing, Rules rules) {

    /** By language. */
    public record Wording(
            Map<String, Patch<String>> names, Map<String, Patch<String>> descriptions, Patch<String> category) {
        public Wording {
            names = Map.copyOf(names);
            descriptions = Map.copyOf(descriptions);
        }
    }

    /**
     * @param lists by price list
     * @param open whether the till may name another price
     */
    public record Pricing(Patch<Money> price, Map<String, Patch<Money>> lists, Patch<Boolean> open) {
        public Pricing {
            lists = Map.copyOf(lists);
        }
    }

    /** @param limitPerOrder 0 for no limit where the folder has one */
    public record Rules(Patch<Boolean> paused, Patch<Integer> limitPerOrder, Patch<SaleWindow> window) {}
}
