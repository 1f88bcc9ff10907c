package dev.flightcase.cache.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;

/** The PIN that makes somebody the operator. */
public final class OperatorPin {
    public static final String RULE = "must be 6 to 12 digits";

    private static final int MADE_DIGITS = 6;
    private static final int MADE_PINS = 1_000_000;

    private final String pin;

    /** @throws IllegalArgumentException with the {@link #RULE} when it breaks it */
    public OperatorPin(String pin) {
        if (!pin.matches("[0-9]{6,12}")) {
            throw new IllegalArgumentException(RULE);
        }
        this.pin = pin;
    }

    public static OperatorPin make(SecureRandom random) {
        return new OperatorPin(String.format("%0" + MADE_DIGITS + "d", random.nextInt(MADE_PINS)));
    }

    /** The PIN itself, for the one who may look it up. */
    public String reveal() {
        return pin;
    }

    boolean matches(String offered) {
        return MessageDigest.isEqual(pin.getBytes(StandardCharsets.UTF_8), offered.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "OperatorPin";
    }
}
