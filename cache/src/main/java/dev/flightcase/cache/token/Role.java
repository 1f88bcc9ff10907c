package dev.flightcase.cache.token;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody may do; each role may do all that the ones before it may. */
public enum Role {
    /** Looks at what the stall's own people may see. */
    VIEWER(1),
    /** Sells. */
    POS(2),
    /** Runs the stall. */
    OPERATOR(3);

    private final byte stored;

    Role(int stored) {
        this.stored = (byte) stored;
    }

    public boolean mayActAs(Role needed) {
        return compareTo(needed) >= 0;
    }

    /** As the API and the command line spell it: {@code pos}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    /** Stays the same whatever is added here. */
    byte stored() {
        return stored;
    }

    static Optional<Role> stored(byte value) {
        return Arrays.stream(values()).filter(role -> role.stored == value).findFirst();
    }
}
