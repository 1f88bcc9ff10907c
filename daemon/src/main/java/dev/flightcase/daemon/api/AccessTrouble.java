package dev.flightcase.daemon.api;

import dev.flightcase.cache.StoreException;
import dev.flightcase.http.Problem;
import dev.flightcase.http.Response;
import java.time.Duration;

/** Answers for who can not be let in now. */
final class AccessTrouble {
    private static final Duration DISK_RETRY_AFTER = Duration.ofSeconds(5);

    private AccessTrouble() {}

    static Response tooSoon(Duration retryAfter) {
        return later(
                429,
                "too-many-mistakes",
                "Too many wrong codes or PINs",
                "Codes or PINs were mistyped too often. Wait " + wholeSeconds(retryAfter)
                        + " s, then try again. Phones that are enrolled already go on working.",
                retryAfter);
    }

    /**
     * @param what came of it, such as "This phone was not enrolled"
     * @param then what to do once the disk is well, such as "then use the same code again"
     */
    static Response notDurable(StoreException.Kind cause, String what, String then) {
        return switch (cause) {
            case DISK_FULL ->
                later(
                        507,
                        "disk-full",
                        "The disk is full",
                        what + ": the node's disk is full. Free some space, " + then + ".",
                        DISK_RETRY_AFTER);
            case READ_ONLY, NO_PERMISSION ->
                later(
                        507,
                        "disk-read-only",
                        "The disk can not be written",
                        what + ": the node's card or disk can not be written. It may be worn out; mend it, " + then
                                + ".",
                        DISK_RETRY_AFTER);
            case LOCKED, CORRUPTED, CLOSED, NO_LIBRARY, INPUT_OUTPUT ->
                later(
                        503,
                        "not-durable",
                        "It could not be stored",
                        what + ": the node could not store it. Look at the node's log, " + then + ".",
                        DISK_RETRY_AFTER);
        };
    }

    /** A client that comes back after {@code Retry-After} is not too soon again. */
    static Response later(int status, String slug, String title, String detail, Duration retryAfter) {
        return Problem.of(status, slug, title, detail)
                .with("retryAfterMs", retryAfter.toMillis())
                .toResponse()
                .withHeader("Retry-After", String.valueOf(wholeSeconds(retryAfter)));
    }

    private static long wholeSeconds(Duration time) {
        return Math.max(1, time.plusSeconds(1).minusNanos(1).toSeconds());
    }
}
