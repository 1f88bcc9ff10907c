package dev.flightcase.cache.checkout;

import java.util.Locale;

/** Where an order is on its way to the hub's ledger. */
public enum Settlement {
    /** No hub: the creator exports the orders. */
    LOCAL('l'),
    /** Waits for the hub. */
    QUEUED('q');

    private final byte code;

    Settlement(char code) {
        this.code = (byte) code;
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** On disk. */
    byte code() {
        return code;
    }

    static Settlement of(byte code) {
        for (var settlement : values()) {
            if (settlement.code == code) {
                return settlement;
            }
        }
        throw new IllegalArgumentException("no settlement has the code " + code);
    }
}
