package dev.flightcase.cache.checkout;

import java.util.UUID;

/**
 * Who asks: an enrolled device, or the operator.
 *
 * @param name as on lists and in records
 * @param operator may also act on what other devices hold
 */
public record Till(UUID device, String name, boolean operator) {
    /** What the hub does here. */
    public static final Till HUB = new Till(new UUID(0, 0), "Hub", false);

    /** Whoever holds the button at the case. */
    public static final Till BUTTON = new Till(new UUID(0, 4), "Button", true);
}
