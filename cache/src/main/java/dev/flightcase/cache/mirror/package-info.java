/**
 * The journal a second time, on a medium that can be pulled out of a dead board: plain files that are only ever appended
 * to, each entry framed with a checksum and inside it hashed and chained as in the ledger. From them the ledger is built
 * again.
 *
 * <p>Threads: {@code mirror}, exactly one, waits for the medium and for reads of the journal; nothing waits for it. Errors:
 * what is wrong with the medium is a {@link dev.flightcase.cache.mirror.MirrorState}; {@link java.io.IOException} is the
 * medium's while restoring, {@link dev.flightcase.cache.StoreException} the ledger's.
 */
@NullMarked
package dev.flightcase.cache.mirror;

import org.jspecify.annotations.NullMarked;
