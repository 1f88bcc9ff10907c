package dev.flightcase.hub.payments;

import dev.flightcase.hub.ledger.Standing;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The payments of the ledger. Thread-safe, also between processes; each method blocks on the database and is durable when it returns. A
 * {@link dev.flightcase.hub.ledger.LedgerException} says that the database is away.
 */
public interface PaymentBook {
    /** The one that is due for longest, for nobody else until {@code lease} is over; empty when none is due. */
    Optional<DuePayment> take(Duration lease);

    /**
     * Before its provider is asked: if nobody comes back, the next one knows that what it did is not known.
     *
     * @return false when it must not be asked: the lease was over and somebody else has it, or its order was taken back meanwhile
     */
    boolean asking(DuePayment payment);

    /** The end of it; its token is deleted. False when it had ended already: then nothing is changed. */
    boolean settle(DuePayment payment, Outcome outcome);

    /**
     * It is due again after {@code wait}, unless somebody else has it.
     *
     * @param asked what {@link DuePayment.Condition#asked} is from now on
     */
    void later(DuePayment payment, String reason, Duration wait, boolean asked);

    /** What a node's report said that it has, of that epoch. */
    void reported(String node, long epoch, long through);

    /** Nodes that should be told of results now, at most so many; for each, nobody else has to for a few seconds. */
    List<String> takeUntold(int nodesMax);

    /** All that a receipt for this node says, of the epoch that was heard last; empty while there is none. */
    Optional<Standing> standing(String node);

    /**
     * @param state any but {@link PaymentState#WAITING}
     * @param reason for the seller; at most {@link Outcome#REASON_CHARS_MAX} characters
     * @param reference the provider's own name for what it did; may be empty
     */
    record Outcome(PaymentState state, String reason, String reference) {
        /** commerce.proto, Payment.reason. */
        public static final int REASON_CHARS_MAX = 200;

        public Outcome {
            if (state == PaymentState.WAITING || reason.length() > REASON_CHARS_MAX) {
                throw new IllegalArgumentException(
                        "an outcome is " + state + " with " + reason.length() + " characters");
            }
        }
    }
}
