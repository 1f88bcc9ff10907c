package dev.flightcase.cache.checkout;

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
        SYNCED
    }

    State state();
}
