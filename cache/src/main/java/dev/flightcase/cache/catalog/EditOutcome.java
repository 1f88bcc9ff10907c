package dev.flightcase.cache.catalog;

import java.time.Duration;

/** What came of an operator's edit. */
public sealed interface EditOutcome {

    /**
     * Durable, and what everybody reads from now on. Then let the ledger sell by it.
     *
     * @param product as it is now; of one that was removed, as it was
     * @param assortment all that is sold now
     */
    record Done(ProductView product, TermsChange change, Assortment assortment) implements EditOutcome {}

    /** It says already what it was to say; there is no new revision. */
    record Unchanged(ProductView product) implements EditOutcome {}

    /** Nothing was imported yet. */
    record NoCatalog() implements EditOutcome {}

    record NotFound() implements EditOutcome {}

    /** Somebody else was faster. */
    record Stale(String currentEtag) implements EditOutcome {}

    /** @param field such as {@code price_lists.crew} */
    record Refused(String field, String rule) implements EditOutcome {}

    /** @param sku of the product that has it already, which may differ in case */
    record Exists(String sku) implements EditOutcome {}

    /** Only what was made at the stall can be removed there; what the folder brings can be paused. */
    record OfTheFolder() implements EditOutcome {}

    /** So many products may be edited or made at most. */
    record TooMany(int most) implements EditOutcome {}

    /** An import is about to switch; nothing was changed. */
    record Busy(Duration waited) implements EditOutcome {}
}
