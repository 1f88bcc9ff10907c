package dev.flightcase.catalogfolder;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a product costs.
 *
 * @param price when nothing else is said
 * @param lists price by the name of a price list, such as {@code crew}; who is on a list that is not here pays the price
 * @param open whether the till may name another price
 * @param tax the name of a rate in the catalog's {@link TaxPlan}
 */
public record Pricing(Money price, Map<String, Money> lists, boolean open, String tax) {
    public Pricing {
        lists = lists.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(lists));
    }
}
