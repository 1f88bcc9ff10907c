package dev.flightcase.cache.catalog;

import java.util.UUID;

/**
 * One product after an operator's edit: what the ledger takes up instead of a whole {@link Assortment}.
 *
 * @param revision of the catalog from this edit on; edits follow each other without gaps in the event's order
 * @param terms all of them, not only what changed; {@code granted} as in the folder or as the operator made the product
 * @param removed the operator took the product out again; {@code terms} are the last ones it had
 */
public record TermsChange(UUID event, long revision, SaleTerms terms, boolean removed) {}
