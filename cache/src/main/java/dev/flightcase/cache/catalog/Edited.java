package dev.flightcase.cache.catalog;

import dev.flightcase.cache.Bytes;

/**
 * A product that the operator touched, as far as it is kept in memory; its JSON is on disk.
 *
 * @param position where it stands in the catalog; own products stand behind those of the folder
 * @param row the catalog revision under which it lies on disk
 * @param revision at which it last changed, as its JSON says
 * @param search what a search looks at
 * @param own made at the stall
 * @param removed an own one that is sold no more
 */
record Edited(int position, long row, long revision, SaleTerms terms, Bytes search, boolean own, boolean removed) {

    String sku() {
        return terms.sku();
    }

    /** An own one, once it is sold no more. */
    Edited removedAt(long later) {
        return new Edited(position, later, later, terms, search, own, true);
    }
}
