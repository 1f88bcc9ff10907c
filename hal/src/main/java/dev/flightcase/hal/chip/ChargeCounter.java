package dev.flightcase.hal.chip;

import dev.flightcase.hal.chip.Measured.Unavailable;
import dev.flightcase.hal.chip.Measured.Value;
import dev.flightcase.hal.chip.Measured.Why;
import org.jspecify.annotations.Nullable;

/**
 * Tells a counter of coulombs that counts from one that began anew. A difference larger than the shunt's greatest
 * current can make in the time between is believed only when the next look agrees with it, and begins an epoch; a
 * glitch does not. Not thread-safe.
 */
final class ChargeCounter {

    /** For ticks that are not exactly those of the conversions. */
    private static final double SLACK_COULOMBS = 1;

    private static final double SLACK = 1.1;
    private static final double NANOS = 1e9;

    private final double amperesMax;
    private int epoch;
    private @Nullable Point last;
    private @Nullable Point doubted;

    ChargeCounter(double amperesMax) {
        this.amperesMax = amperesMax;
    }

    int epoch() {
        return epoch;
    }

    /** The chip itself says that it began anew. */
    void restarted() {
        epoch++;
        last = null;
        doubted = null;
    }

    Measured accept(double coulombs, long ticks) {
        var now = new Point(coulombs, ticks);
        if (last != null && !now.follows(last, amperesMax)) {
            if (doubted == null || !now.follows(doubted, amperesMax)) {
                doubted = now;
                return new Unavailable(Why.CONTRADICTION);
            }
            epoch++;
        }
        last = now;
        doubted = null;
        return new Value(coulombs);
    }

    private record Point(double coulombs, long ticks) {

        boolean follows(Point earlier, double amperesMax) {
            double seconds = (ticks - earlier.ticks) / NANOS;
            return Math.abs(coulombs - earlier.coulombs) <= amperesMax * SLACK * seconds + SLACK_COULOMBS;
        }
    }
}
