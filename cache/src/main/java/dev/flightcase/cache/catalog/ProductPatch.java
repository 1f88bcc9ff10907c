package dev.flightcase.cache.catalog;

import dev.flightcase.catalogfolder.Money;
import dev.flightcase.catalogfolder.SaleWindow;
import java.util.Map;

/** An operator's edit of one product. */
public record ProductPatch(Wording wording, Pricing pricing, Rules rules) {

    /**
     * What an edit does with the members of an object.
     *
     * @param removeAll takes all of the operator's own away first
     */
    public record Members<T>(boolean removeAll, Map<String, Patch<T>> each) {
        public Members {
            each = Map.copyOf(each);
        }

        public static <T> Members<T> keep() {
            return new Members<>(false, Map.of());
        }
    }

    /** Names and descriptions by language. */
    public record Wording(Members<String> names, Members<String> descriptions, Patch<String> category) {}

    /**
     * @param lists by price list
     * @param open whether the till may name another price
     */
    public record Pricing(Patch<Money> price, Members<Money> lists, Patch<Boolean> open) {}

    /** @param limitPerOrder 0 for no limit where the folder has one */
    public record Rules(Patch<Boolean> paused, Patch<Integer> limitPerOrder, Patch<SaleWindow> window) {}
}
