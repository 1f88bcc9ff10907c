package dev.flightcase.cache.catalog;

import java.util.UUID;

/**
 * What an import did.
 *
 * @param revision of the catalog that now serves
 * @param changed products that are new or differ from the catalog before
 * @param removed products that the catalog before had and this one has not
 * @param assetsAdded picture files that were not there yet
 */
public record ImportReport(UUID event, long revision, int products, int changed, int removed, int assetsAdded) {}
