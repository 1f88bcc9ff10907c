package dev.flightcase.cache.checkout;

import java.util.Locale;

/** Where an order is on its way to the hub's ledger. */
public enum Settlement {
    /** No hub: the creator exports the orders. */
    LOCAL('l'),
    /** Holds a payment token that the hub has not got yet: nobody can turn it into money before. */
    TOKENISED('t'),
    /** Waits for the hub, or for the hub to turn its payment token into money. */
    QUEUED('q'),
    /** In the hub's ledger, and paid as far as that is the hub's to do. */
    CONFIRMED('c'),
    /** The payment provider said no: the seller has to act. */
    DECLINED('d'),
    /** A payment token ran out before the hub could use it. */
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
