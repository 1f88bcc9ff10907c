package dev.flightcase.cache.checkout;

import dev.flightcase.cache.StoreException;
import java.time.Duration;

/** What came of asking for an order. */
public sealed interface OrderOutcome {

    /** On the disk. {@code replay}: this key was answered before, with these same bytes (201 first, 200 or 201 then). */
    record Acknowledged(OrderView order, boolean replay) implements OrderOutcome {}

    /** Nothing changed, and the key stays free: the same key may try again. */
    record Refused(Refusal refusal) implements OrderOutcome {}

    /** The key was used for another request (422). */
    record IdempotencyConflict() implements OrderOutcome {}

    /** The queue is full (503); nothing was looked at. */
    record Busy(Duration retryAfter) implements OrderOutcome {}

    /**
     * The order could not be made durable (507 when the disk is full, else 503). It may yet turn out to be on the disk:
     * repeat it with the same key and never with a new one.
     */
    record NotDurable(StoreException.Kind cause, Duration retryAfter) implements OrderOutcome {
        public boolean diskFull() {
            return cause == StoreException.Kind.DISK_FULL;
        }
    }
}
