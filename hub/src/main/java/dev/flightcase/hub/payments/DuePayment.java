package dev.flightcase.hub.payments;

import dev.flightcase.hub.ledger.Entry;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment that waits, leased to who has taken it.
 *
 * @param token sealed for the hub
 * @param amount null when the order's record names no such payment
 * @param tries how often it was taken, this time included
 */
public record DuePayment(
        UUID order, Entry.Token token, @Nullable Amount amount, int tries, Condition condition) {
    /**
     * @param training its order is for practice
     * @param voided its order was taken back
     * @param expired its token is over
     * @param asked the provider was asked, and what that did is not known
     */
    public record Condition(boolean training, boolean voided, boolean expired, boolean asked) {}
}
