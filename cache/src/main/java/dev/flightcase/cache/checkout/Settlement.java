package dev.flightcase.cache.checkout;

import java.util.Locale;

/** Where an order is on its way to the hub's ledger. */
public enum Settlement {
    /** No hub: the creator exports the orders. */
    LOCAL,
    /** Waits for the hub. */
    QUEUED;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
