package dev.flightcase.cache.checkout;

import java.time.Instant;

/** How far the time on an order can be trusted. Called on the ledger's thread: must not block. */
@FunctionalInterface
public interface ClockTrust {

    enum State {
        /** No source at all: the time is made up. */
        UNTRUSTED,
        /** Not before the last time this node knew. */
        FLOOR,
        /** Was in step, and drifts since. */
        HELD,
        /** In step with a time source. */
        SYNCED;

        /** Whether the time is right within seconds, so that a record's day and order by time can be believed. */
        public boolean isSure() {
            return switch (this) {
                case UNTRUSTED, FLOOR -> false;
                case HELD, SYNCED -> true;
            };
        }
    }

    State state();

    /**
     * The true time is not before this. While the time is not sure, what runs out is held against this, so that a wrong
     * clock refuses no good payment.
     */
    default Instant notBefore() {
        return Instant.EPOCH;
    }
}
