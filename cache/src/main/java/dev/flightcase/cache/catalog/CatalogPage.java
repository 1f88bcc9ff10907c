package dev.flightcase.cache.catalog;

import dev.flightcase.cache.Bytes;

/** What came of asking for one page of the catalog. */
public sealed interface CatalogPage {

    /**
     * @param json the whole body, in the shape of the catalog
     * @param revision the catalog's
     * @param etag without quotes; the revision, and {@code .n} once n sale windows have opened or closed since
     */
    record Found(Bytes json, long revision, String etag) implements CatalogPage {}

    /** Nothing was imported yet. */
    record NoCatalog() implements CatalogPage {}

    /** The limit is out of range, the search text too long, or the cursor is not one of ours. */
    record BadRequest(String parameter, String rule) implements CatalogPage {}

    /** The cursor belongs to a catalog that has been replaced: start again from the first page (410). */
    record CursorExpired() implements CatalogPage {}
}
