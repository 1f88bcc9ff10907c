package dev.flightcase.cache.catalog;

import dev.flightcase.cache.catalog.CatalogTables.EditionKey;
import java.time.Instant;
import java.util.Collections;

/**
 * The catalog that serves, as far as it is in memory.
 *
 * @param precededBy revision of the edition that served before and is still on disk for its readers; 0 for none
 */
record Edition(EditionKey key, long precededBy, EditionHead head) {

    long revision() {
        return key.revision();
    }

    /** Whether everything of this edition was still on disk when {@code now} served. */
    boolean stillReadable(Edition now) {
        return now.revision() == revision() || now.precededBy == revision();
    }

    String etag(Instant now) {
        var found = Collections.binarySearch(head.edges(), now);
        var passed = found < 0 ? -found - 1 : upTo(found, now);
        return passed == 0 ? Long.toString(revision()) : revision() + "." + passed;
    }

    /** Several windows may share an edge: the search may land on any of them. */
    private int upTo(int found, Instant now) {
        var passed = found;
        while (passed < head.edges().size() && head.edges().get(passed).equals(now)) {
            passed++;
        }
        return passed;
    }
}
