package dev.flightcase.cache.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a product costs, in minor units of the assortment's currency.
 *
 * @param minor the price when nothing else is said
 * @param open whether the till may name another price: donations, odds and ends
 * @param lists price by the name of a price list, such as {@code crew}; a product that a list leaves out has its usual price
 */
public record PriceTerms(long minor, boolean open, Map<String, Long> lists) {
    public PriceTerms {
        lists = lists.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(lists));
    }

    /** One fixed price for everybody. */
    public static PriceTerms fixed(long minor) {
        return new PriceTerms(minor, false, Map.of());
    }
}
