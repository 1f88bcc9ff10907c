package dev.flightcase.catalogfolder;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of {@code catalog.csv}.
 *
 * @param names language tag to name; the event's language is always there and comes first
 * @param tax the name of a rate in the catalog's {@link TaxPlan}
 * @param stock units brought to the event; 0 for a bundle, which has none of its own
 * @param bundle what it is made of; empty when it is no bundle
 * @param limitPerOrder the most one order may hold; null when there is no limit
 * @param category empty when there is none
 * @param description empty when there is none
 */
public record Product(
        String sku,
        Map<String, String> names,
        Money price,
        String tax,
        long stock,
        List<Component> bundle,
        SaleWindow window,
        @Nullable Integer limitPerOrder,
        String category,
        String description,
        List<Picture> pictures) {
    public Product {
        names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
        bundle = List.copyOf(bundle);
        pictures = List.copyOf(pictures);
    }

    public boolean isBundle() {
        return !bundle.isEmpty();
    }
}
