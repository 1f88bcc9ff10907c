package dev.flightcase.cache.catalog;

import dev.flightcase.catalogfolder.TaxPlan;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/**
 * Everything one catalog revision sells, in typed form: what is handed to the ledger, so that the ledger never reads
 * the catalog's database.
 *
 * @param items packed, with {@link TermsList#place} to find a SKU without a map of one's own
 */
public record Assortment(
        UUID event, long revision, Currency currency, TaxPlan taxes, TermsList items, List<PickupSlot> pickups) {
    public Assortment {
        pickups = List.copyOf(pickups);
    }

    public Assortment(
            UUID event,
            long revision,
            Currency currency,
            TaxPlan taxes,
            List<SaleTerms> items,
            List<PickupSlot> pickups) {
        this(event, revision, currency, taxes, TermsList.of(items), pickups);
    }
}
