package dev.flightcase.cache.checkout;

import org.jspecify.annotations.Nullable;

/**
 * All that readers see of the ledger in memory; immutable, published only once it is on disk.
 *
 * @param shelf null until an assortment was adopted
 * @param stock one row per slot of the shelf; empty without one
 */
record LedgerState(
        Counters counters, EventLife life, @Nullable Shelf shelf, ChunkedList<StockRow> stock) {
    long available(int slot) {
        return shelf == null ? 0 : shelf.available(slot, stock::get);
    }
}
