package dev.flightcase.catalogfolder;

import java.util.Currency;
import java.util.List;

/**
 * A checked folder: what is sold, at which event, in which one currency, with which taxes.
 *
 * @param products in the order of the file
 */
public record Catalog(EventDetails event, Currency currency, TaxPlan taxes, List<Product> products) {
    public Catalog {
        products = List.copyOf(products);
    }
}
