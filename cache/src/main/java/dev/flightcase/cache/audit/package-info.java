/**
 * Checks what must always be true of the stall's books, on the data themselves: stock, money, chains, keys, holds, sale
 * windows, and that no card number lies anywhere. Looks at one moment of each database while the stall sells on; in bounded
 * time, and says so when it did not get to the end.
 *
 * <p>Threads: any that may block on the disk, one audit at a time. Errors: what is wrong with the data is a finding;
 * {@link dev.flightcase.cache.StoreException} means that they could not be read.
 */
@NullMarked
package dev.flightcase.cache.audit;

import org.jspecify.annotations.NullMarked;
