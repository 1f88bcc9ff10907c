package dev.flightcase.cache.checkout;

import dev.flightcase.cache.StoreException;

/**
 * Hears what the ledger does, for metrics. Called on the ledger's thread, {@link #busy} on callers': must not block.
 * Whoever does not care about a thing leaves it out.
 */
public interface LedgerObserver {
    default void done(ActionKind kind, boolean replay) {}

    default void conflict(ActionKind kind) {}

    /** @param reason see {@link Refusal#reason()} */
    default void refused(ActionKind kind, String reason) {}

    default void busy(ActionKind kind) {}

    default void holdsExpired(int holds) {}

    /** A checkout that began in the first 90 seconds of a drop came to nothing, and not for want of stock. */
    default void dropCheckoutAborted() {}

    /** One fsync: how many commands it carried and how long it took. */
    default void batchWritten(int commands, long nanos) {}

    default void writeFailed(StoreException.Kind cause) {}

    default void recovered() {}

    /** Hears nothing. */
    static LedgerObserver none() {
        return new LedgerObserver() {};
    }
}
