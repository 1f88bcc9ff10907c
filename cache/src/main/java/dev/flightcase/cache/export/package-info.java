/**
 * Hands the books over: as tables for accountants and as JSON for programs, streamed from the journal and never whole in
 * memory. No payment token is in it, and what looks like a card number is masked.
 *
 * <p>Threads: any that may block on the disk and on the receiver. Errors: {@link java.io.IOException} is the receiver's,
 * {@link dev.flightcase.cache.StoreException} the journal's.
 */
@NullMarked
package dev.flightcase.cache.export;

import org.jspecify.annotations.NullMarked;
