package dev.flightcase.hub.allotments;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What one entry of a journal means for stock. Units are never negative unless said so. */
public sealed interface Movement {
    /** @param units by SKU; of a bundle those of its parts */
    record Sold(UUID event, Map<String, Long> units) implements Movement {
        public Sold {
            units = Map.copyOf(units);
        }
    }

    record TakenBack(UUID order) implements Movement {}

    /**
     * @param byHand restocked, or counted away if negative
     * @param withdrawn given away or damaged
     */
    record Adjusted(UUID event, String sku, long byHand, long withdrawn) implements Movement {}

    /** What the hub granted is in force from here on. */
    record Granted(UUID event, long version, List<String> skus) implements Movement {
        public Granted {
            skus = List.copyOf(skus);
        }
    }

    /** It says nothing of stock. */
    record None() implements Movement {}
}
