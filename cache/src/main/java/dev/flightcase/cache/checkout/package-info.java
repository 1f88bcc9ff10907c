/**
 * The ledger: stock and orders, one writer, one fsync per batch. Nothing is acknowledged, and no new state is visible
 * to anyone, before the batch that holds it is on the disk.
 *
 * <p>Pure rules ({@code OrderRules}, {@code TaxSplit}) work on immutable {@code LedgerState}; {@code LedgerWriter} is the
 * one thread that turns queued commands into batches; RocksDB is its journal.
 */
@NullMarked
package dev.flightcase.cache.checkout;

import org.jspecify.annotations.NullMarked;
