package dev.flightcase.cache.token;

import java.util.UUID;

/**
 * Who asks.
 *
 * @param device the enrolled phone, or {@link #OPERATOR} for the operator's PIN on a device that is not enrolled
 */
public record Principal(UUID device, Role role, String name) {
    /** A version 7 UUID of the time 0: no enrolled phone can have it. */
    public static final UUID OPERATOR = new UUID(0x7000L, 0x8000_0000_0000_0000L);

    public static Principal operator() {
        return new Principal(OPERATOR, Role.OPERATOR, "Operator");
    }

    /** The same phone in the operator's hand. */
    Principal asOperator() {
        return new Principal(device, Role.OPERATOR, name);
    }
}
