package dev.flightcase.cache.token;

import dev.flightcase.cache.StoreException;
import java.time.Duration;

/** What came of a phone that wants in. In every case but the first it is not enrolled, and a right code still works. */
public sealed interface EnrolOutcome {
    /**
     * Durable.
     *
     * @param credential what the phone shows from now on; told here and never again
     */
    record Enrolled(Device device, String credential) implements EnrolOutcome {
        /** Without the credential. */
        @Override
        public String toString() {
            return "Enrolled[" + device + "]";
        }
    }

    /** @param rule such as "must have 1 to 40 characters" */
    record BadName(String rule) implements EnrolOutcome {}

    /** It is no code by its form; that is nobody's guess. */
    record BadCode(String rule) implements EnrolOutcome {}

    /** Mistyped, used before, or run out. */
    record WrongCode() implements EnrolOutcome {}

    /** Too many mistakes of anybody; this code was not looked at. */
    record TooSoon(Duration retryAfter) implements EnrolOutcome {}

    record TooManyDevices(int most) implements EnrolOutcome {}

    record NotDurable(StoreException.Kind cause) implements EnrolOutcome {}
}
