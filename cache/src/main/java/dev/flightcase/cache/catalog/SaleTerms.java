package dev.flightcase.cache.catalog;

import dev.flightcase.catalogfolder.Component;
import dev.flightcase.catalogfolder.SaleWindow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger must know of a product to sell it.
 *
 * @param name in the event's language, as it goes on the order
 * @param tax name of a rate of the assortment's tax plan
 * @param granted units brought to the event; 0 for a bundle
 * @param bundle empty when it is no bundle
 * @param limitPerOrder null when there is none
 * @param paused the operator has taken it off sale for now
 */
public record SaleTerms(
        String sku,
        String name,
        PriceTerms price,
        String tax,
        long granted,
        List<Component> bundle,
        SaleWindow window,
        @Nullable Integer limitPerOrder,
        boolean paused) {
    public SaleTerms {
        bundle = List.copyOf(bundle);
    }

    public boolean isBundle() {
        return !bundle.isEmpty();
    }
}
