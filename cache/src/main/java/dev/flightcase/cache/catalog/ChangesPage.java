package dev.flightcase.cache.catalog;

import dev.flightcase.cache.Bytes;

/** What came of asking what has changed. */
public sealed interface ChangesPage {

    /**
     * @param json the whole body: changed products whole, SKUs that are no more, and the next cursor
     * @param revision that the caller is at once there are no {@code more}
     */
    record Found(Bytes json, long revision) implements ChangesPage {}

    /** Nothing was imported yet. */
    record NoCatalog() implements ChangesPage {}

    /** The limit is out of range, or the cursor is missing or not one of ours. */
    record BadRequest(String parameter, String rule) implements ChangesPage {}

    /** Too much was removed since, or the cursor is of another event or database: read the catalog anew (410). */
    record Expired() implements ChangesPage {}
}
