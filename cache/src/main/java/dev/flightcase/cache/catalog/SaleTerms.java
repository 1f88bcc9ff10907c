package dev.flightcase.cache.catalog;

import dev.flightcase.catalogfolder.Component;
import dev.flightcase.catalogfolder.SaleWindow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger must know of a product to sell it.
 *
 * @param name in the event's language, as it goes on the order
 * @param priceMinor minor units of the assortment's currency
 * @param tax name of a rate of the assortment's tax plan
 * @param granted units brought to the event; 0 for a bundle
 * @param bundle empty when it is no bundle
 * @param limitPerOrder null when there is none
 */
public record SaleTerms(
        String sku,
        String name,
        long priceMinor,
        String tax,
        long granted,
        List<Component> bundle,
        SaleWindow window,
        @Nullable Integer limitPerOrder) {
    public SaleTerms {
        bundle = List.copyOf(bundle);
    }

    public boolean isBundle() {
        return !bundle.isEmpty();
    }
}
