package dev.flightcase.cache.checkout;

import java.util.Collection;

/** Hears of each new state once it is on disk, on the ledger's thread: must not block. */
@FunctionalInterface
public interface LedgerListener {
    /**
     * @param revision of the new state
     * @param skus whose availability may have changed, bundles included; all of them after an import
     */
    void published(long revision, Collection<String> skus);
}
