package dev.flightcase.daemon.api;

import dev.flightcase.cache.StoreException;
import dev.flightcase.http.Problem;
import dev.flightcase.http.Response;
import java.time.Duration;

/** Answers for when the ledger can not make anything durable: nothing was sold, and the sentence says so. */
final class LedgerTrouble {
    private LedgerTrouble() {}

    static Response notDurable(StoreException.Kind cause, Duration retryAfter) {
        return switch (cause) {
            case DISK_FULL ->
                later(
                        507,
                        "disk-full",
                        "The disk is full",
                        "Nothing was sold: the node's disk is full. Free some space, then try again.",
                        retryAfter);
            case READ_ONLY, NO_PERMISSION ->
                later(
                        507,
                        "disk-read-only",
                        "The disk can not be written",
                        "Nothing was sold: the node's card or disk can not be written. It may be worn out.",
                        retryAfter);
            case LOCKED, CORRUPTED, CLOSED, NO_LIBRARY, INPUT_OUTPUT ->
                later(
                        503,
                        "not-durable",
                        "The order could not be stored",
                        "Not sold yet: the node could not store the order. Try again with the same key.",
                        retryAfter);
        };
    }

    static Response later(int status, String slug, String title, String detail, Duration retryAfter) {
        return Problem.of(status, slug, title, detail)
                .with("retryAfterMs", retryAfter.toMillis())
                .toResponse()
                .withHeader("Retry-After", String.valueOf(Math.max(1, retryAfter.toSeconds())));
    }
}
