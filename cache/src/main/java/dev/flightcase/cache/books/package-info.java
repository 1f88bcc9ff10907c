/**
 * The day's totals: what was sold, how it was paid, by whom, what should be in the cash box and what is left. All of it
 * comes from the journal; nothing is counted while selling.
 *
 * <p>Threads: any that may block on the disk; one reads at a time. Errors:
 * {@link dev.flightcase.cache.StoreException}, also when a record is not what it should be.
 */
@NullMarked
package dev.flightcase.cache.books;

import org.jspecify.annotations.NullMarked;
