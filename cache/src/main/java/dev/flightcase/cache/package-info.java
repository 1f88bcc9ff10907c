/**
 * The stall's own store: what is sold ({@link dev.flightcase.cache.catalog}) and what was sold
 * ({@link dev.flightcase.cache.checkout}), and who may do either ({@link dev.flightcase.cache.token}), each in a RocksDB
 * of its own ({@link dev.flightcase.cache.rocksdb}), with pictures as plain content-addressed files.
 *
 * <p>Threads: the catalog is called from any thread that may block on a disk; one import at a time. The ledger owns
 * exactly one thread, named {@code ledger}, which waits for nothing but its own fsync; its other calls come from any
 * thread. The two share no thread, lock, cache or database.
 *
 * <p>Errors: what a peer did wrong is a sealed result. {@link dev.flightcase.cache.StoreException} is what the disk or
 * the database did wrong, with its kind.
 *
 * <p>Neighbours: reads the records of {@code catalogfolder}; everything else it needs (clock, trust in the clock,
 * random, executors) comes in through constructors.
 */
@NullMarked
package dev.flightcase.cache;

import org.jspecify.annotations.NullMarked;
