package dev.flightcase.cache.checkout;

import java.util.Locale;

/** Where an order is on its way to the hub's ledger. */
public enum Settlement {
    /** No hub: the creator exports the orders. */
    LOCAL('l'),
    /** Waits for the hub. */
    QUEUED('q'),
    /** In the hub's ledger. */
    CONFIRMED('c'),
    /** The payment provider said no: the seller has to act. */
    DECLINED('d'),
    /** A payment token ran out before it could be used. */
    EXPIRED('x');

    private final byte code;

    Settlement(char code) {
        this.code = (byte) code;
    }

    public String wire() {
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
