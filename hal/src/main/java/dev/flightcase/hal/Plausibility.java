package dev.flightcase.hal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a signal can physically be: a range, and how fast it can move. A gauge chip that glitches reads 0 V
 * or 256 % between two good values; such a reading must never switch a node off.
 *
 * <p>The allowed change grows with the time since the last accepted reading, so a real step is believed
 * after a while and a wrong first reading cannot shut the right ones out for good.
 *
 * @param min lowest value that can be, in the unit of the signal
 * @param max highest value that can be
 * @param changePerSecondMax fastest change that can be; infinite where a jump is natural
 */
public record Plausibility(double min, double max, double changePerSecondMax) {

    /** Readings closer together than this are given this much time to differ, so noise is no offence. */
    private static final double SECONDS_MIN = 1.0;

    private static final double NANOS_PER_SECOND = 1e9;

    public Plausibility {
        if (!(min <= max)) {
            throw new IllegalArgumentException(
                    "plausible range is " + min + " to " + max + "; min must not exceed max");
        }
        if (!(changePerSecondMax > 0)) {
            throw new IllegalArgumentException(
                    "plausible change per second is " + changePerSecondMax + "; must be positive");
        }
    }

    /** Any jump within the range is believed. */
    public static Plausibility between(double min, double max) {
        return new Plausibility(min, max, Double.POSITIVE_INFINITY);
    }

    public Plausibility changingAtMost(double perSecond) {
        return new Plausibility(min, max, perSecond);
    }

    /** Why {@code next} cannot be, or empty. {@code accepted} is the last reading that passed, if any. */
    Optional<String> objection(Reading next, @Nullable Reading accepted) {
        double value = next.quantity().value();
        if (value < min || value > max) {
            return Optional.of("outside " + min + " to " + max);
        }
        if (accepted == null) {
            return Optional.empty();
        }
        double elapsedSeconds = next.taken().since(accepted.taken()).toNanos() / NANOS_PER_SECOND;
        if (elapsedSeconds < 0) {
            return Optional.of("taken before the reading that it would replace");
        }
        double changeMax = changePerSecondMax * Math.max(elapsedSeconds, SECONDS_MIN);
        if (Math.abs(value - accepted.quantity().value()) > changeMax) {
            return Optional.of("changed by more than " + changePerSecondMax + " per second since "
                    + accepted.quantity().value());
        }
        return Optional.empty();
    }
}
