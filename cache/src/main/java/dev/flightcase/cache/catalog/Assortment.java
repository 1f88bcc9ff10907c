package dev.flightcase.cache.catalog;

import dev.flightcase.catalogfolder.TaxPlan;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/**
 * Everything one catalog revision sells, in typed form: what is handed to the ledger, so that the ledger never reads
 * the catalog's database.
 */
public record Assortment(
        UUID event, long revision, Currency currency, TaxPlan taxes, List<SaleTerms> items, List<PickupSlot> pickups) {
    public Assortment {
        items = List.copyOf(items);
        pickups = List.copyOf(pickups);
    }
}
