package dev.flightcase.cache.token;

import java.time.Duration;

/** What came of showing a PIN. */
public sealed interface PinOutcome {
    record Opened(Session session) implements PinOutcome {}

    record Wrong() implements PinOutcome {}

    /** Too many mistakes of anybody; this PIN was not looked at. */
    record TooSoon(Duration retryAfter) implements PinOutcome {}
}
