package dev.flightcase.hub.payments;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people ask about payments; no token is among it. Each method blocks on the database. */
public interface PaymentReads {
    /** The newest first. */
    List<Row> payments(Page page);

    Counts counts();

    /**
     * @param before only what has a lower position; {@link Long#MAX_VALUE} for the newest
     * @param limit at most so many
     * @param node of this one only; null for all
     * @param which of the list
     */
    record Page(long before, int limit, @Nullable String node, Which which) {}

    /** Which of them. */
    enum Which {
        ALL,
        /** Those that are for somebody to look at: they wait, came to nothing, or were captured for an order that was taken back. */
        OPEN
    }

    /** @param amount null when the order names no such payment */
    record Row(
            long position,
            UUID order,
            int tender,
            Sale sale,
            @Nullable Amount amount,
            Result result,
            Instant receivedAt) {}

    /**
     * Where it was sold.
     *
     * @param number of the order, on its receipt
     * @param training for practice
     * @param voided taken back
     */
    record Sale(String node, long number, boolean training, boolean voided) {}

    /**
     * @param reason of the provider, or why it still waits; may be empty
     * @param reference the provider's own name for what it did; may be empty
     * @param expiresAt of the token; null once that is gone
     * @param decidedAt null while it waits
     */
    record Result(
            String provider,
            PaymentState state,
            String reason,
            String reference,
            int tries,
            @Nullable Instant expiresAt,
            @Nullable Instant decidedAt) {}

    /**
     * Without those for practice.
     *
     * @param refunds captured for orders that were taken back
     */
    record Counts(Map<PaymentState, Long> states, long refunds) {
        public Counts {
            states = Map.copyOf(states);
        }
    }
}
