package dev.flightcase.catalogfolder;

import java.util.Currency;
import java.util.List;

/**
 * A checked folder: what is sold, at which event, in which one currency, with which taxes.
 *
 * @param priceLists names of the price lists, in the order of their columns
 * @param pickups in the order of the file
 */
public record Catalog(
        EventDetails event,
        Currency currency,
        TaxPlan taxes,
        List<String> priceLists,
        List<Pickup> pickups,
        Products products) {
    public Catalog {
        priceLists = List.copyOf(priceLists);
        pickups = List.copyOf(pickups);
    }
}
