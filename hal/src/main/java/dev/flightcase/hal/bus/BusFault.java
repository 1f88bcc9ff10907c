package dev.flightcase.hal.bus;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A transfer that did not come about. The message says what to do about it. It carries no stack: a chip that
 * does not answer is an event of the wire, and a flaky one would fill the heap with traces.
 */
public final class BusFault extends Exception {

    private static final long serialVersionUID = 1L;

    /** What the wire did. */
    public enum Kind {
        /** Nobody acknowledged the address or a byte. */
        NACK,
        /** No end of the transfer in time. */
        TIMEOUT,
        /** A line is held low. */
        STUCK,
        /** There is no such bus or line on this machine. */
        ABSENT,
        /** The bus is there and may not be opened by this user. */
        DENIED,
        OTHER
    }

    private final Kind kind;
    private final @Nullable String group;

    private BusFault(Kind kind, String message, @Nullable String group, @Nullable Throwable cause) {
        super(message, cause, false, false);
        this.kind = kind;
        this.group = group;
    }

    public static BusFault nack(int address) {
        return new BusFault(
                Kind.NACK,
                "no answer at address " + hex(address) + "; check the wiring and the address in the board profile",
                null,
                null);
    }

    public static BusFault timeout(int address, Duration after) {
        var words = "address " + hex(address) + " did not answer within " + after.toMillis()
                + " ms; check wiring and bus speed";
        return new BusFault(Kind.TIMEOUT, words, null, null);
    }

    /** A transfer that was not tried because of the ones before it. */
    public static BusFault waiting(int address, String why) {
        return new BusFault(Kind.TIMEOUT, "address " + hex(address) + " was not asked: " + why, null, null);
    }

    public static BusFault stuck(String bus) {
        return new BusFault(
                Kind.STUCK,
                "bus " + bus + " is held low by something on it; take the board's power away for ten seconds",
                null,
                null);
    }

    /** @param remedy what would make it appear */
    public static BusFault absent(String what, String remedy) {
        return new BusFault(Kind.ABSENT, "there is no " + what + " on this machine; " + remedy, null, null);
    }

    /** @param group that may open it: {@code i2c}, {@code gpio}, {@code dialout} */
    public static BusFault denied(String what, String group) {
        return new BusFault(
                Kind.DENIED,
                what + " may not be opened by this user; add the user to group " + group + " and start again",
                group,
                null);
    }

    public static BusFault other(String message, @Nullable Throwable cause) {
        return new BusFault(Kind.OTHER, message, null, cause);
    }

    public Kind kind() {
        return kind;
    }

    /** The group to join; present when {@link Kind#DENIED}. */
    public Optional<String> group() {
        return Optional.ofNullable(group);
    }

    private static String hex(int address) {
        return String.format(Locale.ROOT, "0x%02X", address);
    }
}
