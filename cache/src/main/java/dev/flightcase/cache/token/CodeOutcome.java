package dev.flightcase.cache.token;

import java.time.Duration;

/** What came of asking for an enrolment code. */
public sealed interface CodeOutcome {
    record Issued(EnrolmentCode code) implements CodeOutcome {}

    /** @param retryAfter when the next of them runs out */
    record TooManyOpen(int most, Duration retryAfter) implements CodeOutcome {}
}
