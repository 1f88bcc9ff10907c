package dev.flightcase.uplink.commerce;

import dev.flightcase.uplink.UplinkException;
import java.util.Locale;

/** What an entry records; the names of {@code Order.Kind} in {@code commerce.proto}. */
public enum OutboxKind {
    ORDER,
    TRAINING_ORDER,
    VOID,
    ADJUSTMENT,
    GRANTS,
    EVENT,
    CASH_COUNT,
    HAND_OVER,
    PRODUCT_EDIT;

    /** @param wire as in the node's records: lower case, words joined by {@code -} */
    public static OutboxKind of(String wire) {
        for (var kind : values()) {
            if (kind.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(wire)) {
                return kind;
            }
        }
        throw new UplinkException("kind of entry is \"" + wire + "\"; commerce.proto has no such");
    }
}
