package dev.flightcase.cache.checkout;

import java.util.Locale;

/** What became of a payment token at the payment provider. */
public enum PaymentResult {
    CAPTURED('c'),
    DECLINED('d'),
    EXPIRED('x');

    private final byte code;

    PaymentResult(char code) {
        this.code = (byte) code;
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** On disk. */
    byte code() {
        return code;
    }

    static PaymentResult of(byte code) {
        for (var result : values()) {
            if (result.code == code) {
                return result;
            }
        }
        throw new IllegalArgumentException("no result of a payment has the code " + code);
    }
}
