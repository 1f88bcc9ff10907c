package dev.flightcase.cache.checkout;

import org.jspecify.annotations.Nullable;

/**
 * All that the ledger keeps in memory; immutable, published only once it is on disk.
 *
 * @param shelf null until an assortment was adopted
 * @param stock one row per slot of the shelf; empty without one
 */
record LedgerState(Counters counters, @Nullable Shelf shelf, Stock stock) {}
