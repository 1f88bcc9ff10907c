package dev.flightcase.cache.catalog;

import dev.flightcase.cache.Bytes;
import java.util.List;

/**
 * What an edition's rows must add up to: it is read back and compared before an edition serves, and again whenever asked.
 *
 * @param products how many rows of products
 * @param sums SHA-256 of all rows of each table in {@link EditionWriter#TABLES}, in their order
 */
record Seal(int products, List<Bytes> sums) {
    Seal {
        sums = List.copyOf(sums);
    }
}
