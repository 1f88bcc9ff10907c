package dev.flightcase.cache.checkout;

import dev.flightcase.cache.StoreException;

/** Hears what the ledger does, for metrics. Called on the ledger's thread, {@link #busy()} on callers': must not block. */
public interface LedgerObserver {
    void acknowledged();

    void replayed();

    void conflict();

    /** @param reason see {@link Refusal#reason()} */
    void refused(String reason);

    void busy();

    /** One fsync: how many orders it carried and how long it took. */
    void batchWritten(int orders, long nanos);

    void writeFailed(StoreException.Kind cause);

    void recovered();

    /** Hears nothing. */
    static LedgerObserver none() {
        return new SilentObserver();
    }
}
