package dev.flightcase.hal;

import java.time.Duration;

/**
 * One measured value, when it was measured and how.
 *
 * @param signal its name, such as {@link Signals#BATTERY_VOLTAGE}
 * @param taken when the value was true, not when somebody asked for it
 * @param source where it comes from, for people: {@code /proc/stat}, {@code simulated}
 */
public record Reading(String signal, Quantity quantity, Moment taken, Quality quality, String source) {

    public Duration ageAt(Moment now) {
        return now.since(taken);
    }

    public Reading as(Quality other) {
        return other == quality ? this : new Reading(signal, quantity, taken, other, source);
    }

    /** The same, said to come from elsewhere. */
    public Reading from(String other) {
        return new Reading(signal, quantity, taken, quality, other);
    }
}
