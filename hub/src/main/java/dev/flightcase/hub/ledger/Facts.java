package dev.flightcase.hub.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What lists show of a record; null where it says nothing.
 *
 * @param event the event's id
 * @param amount of the order in minor units of {@code currency}
 * @param takenAtMillis since 1970, by the node's clock
 */
public record Facts(
        @Nullable String event,
        @Nullable Long amount,
        @Nullable String currency,
        @Nullable Long takenAtMillis) {
    public static final Facts NONE = new Facts(null, null, null, null);
}
