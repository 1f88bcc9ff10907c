package dev.flightcase.cache.checkout;

import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.StoreException;
import org.jspecify.annotations.Nullable;

/**
 * What others may see of the ledger, replaced whole by its thread.
 *
 * @param state the last that is on disk
 * @param failure why nothing is taken; null while it is
 */
record LedgerView(LedgerState state, KeyValueStore store, StoreException.@Nullable Kind failure) {
    LedgerView with(LedgerState newState) {
        return new LedgerView(newState, store, failure);
    }

    LedgerView failing(StoreException.Kind cause) {
        return new LedgerView(state, store, cause);
    }
}
