package dev.flightcase.hub.payments;

import java.util.Locale;
import java.util.Optional;

/** What became of a payment. */
public enum PaymentState {
    WAITING(0),
    CAPTURED(1),
    DECLINED(2),
    EXPIRED(3),
    /** Its order was taken back before the provider was asked. */
    VOIDED(4),
    /** Its order was taken back after the provider was asked, and what that did is not known. */
    UNSURE(5);

    private final int number;

    PaymentState(int number) {
        this.number = number;
    }

    /** In the database; of those that nodes are told, Payment.Result of the contract. */
    public int number() {
        return number;
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the node waits for it: of an order that was taken back it does not. */
    public boolean isTold() {
        return this == CAPTURED || this == DECLINED || this == EXPIRED;
    }

    public static Optional<PaymentState> of(int number) {
        for (var state : values()) {
            if (state.number == number) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }
}
