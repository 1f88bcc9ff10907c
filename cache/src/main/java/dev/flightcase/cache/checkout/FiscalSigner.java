package dev.flightcase.cache.checkout;

import dev.flightcase.catalogfolder.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a country wants each sale signed by a certified device (Germany, Austria). Called on the ledger's thread before
 * the order is written, so that its answer is part of the record: it must be quick, and answer empty rather than late.
 */
@FunctionalInterface
public interface FiscalSigner {
    /** What is signed. */
    record Sale(long number, Instant at, Money total, boolean training) {}

    /** At most 512 printable characters; empty when there is nothing to sign with. */
    Optional<String> sign(Sale sale);

    /** Signs nothing. */
    static FiscalSigner none() {
        return _ -> Optional.empty();
    }
}
