package dev.flightcase.cache.checkout;

import dev.flightcase.cache.StoreException;
import java.time.Duration;

/** What came of asking the ledger for something. */
public sealed interface Outcome<T> {
    /** On the disk. {@code replay}: this key was answered before, with this same value. */
    record Done<T>(T value, boolean replay) implements Outcome<T> {}

    /** Nothing changed, and the key stays free: the same key may try again. */
    record Refused<T>(Refusal refusal) implements Outcome<T> {}

    /** The key was used for another request (422). */
    record KeyConflict<T>() implements Outcome<T> {}

    /** Too much is queued already (503); nothing was looked at. */
    record Busy<T>(Duration retryAfter) implements Outcome<T> {}

    /**
     * It could not be made durable (507 when the disk is full, else 503). It may yet turn out to be on the disk: repeat it
     * with the same key and never with a new one.
     */
    record NotDurable<T>(StoreException.Kind cause, Duration retryAfter) implements Outcome<T> {
        public boolean diskFull() {
            return cause == StoreException.Kind.DISK_FULL;
        }
    }
}
