package dev.flightcase.hal.battery;

import java.util.Arrays;

/**
 * Ohms of pack and leads, learned from what the voltage does when the load steps (dV/dI). The median of the
 * last steps: a single one may have been a pulse that began and ended between two readings.
 */
final class Resistance {

    private static final int STEPS = 41;
    private static final int STEPS_MIN = 7;
    /** A step must stand out of noise and rounding. */
    private static final double STEP_AMPERES_MIN = 0.08;

    private static final double STEP_SHARE_MIN = 0.15;
    private static final double OFF_MAX = 8;

    private final double[] ohms = new double[STEPS];
    private double known;
    private double first;
    private int count;
    private boolean remembered;
    private double volts = Double.NaN;
    private double amperes = Double.NaN;

    Resistance(double first) {
        this.first = first;
        this.known = first;
    }

    /** Two readings in a row, close together. */
    void observe(double volts, double amperes) {
        double step = amperes - this.amperes;
        double enough = Math.max(STEP_AMPERES_MIN, STEP_SHARE_MIN * Math.abs(amperes));
        if (Math.abs(step) >= enough) {
            double seen = (volts - this.volts) / step;
            if (seen > first / OFF_MAX && seen < first * OFF_MAX) {
                ohms[count % STEPS] = seen;
                count++;
                known = count < STEPS_MIN ? known : median();
            }
        }
        this.volts = volts;
        this.amperes = amperes;
    }

    /** Time passed unseen: the next reading is compared with none before it. */
    void forgetLast() {
        amperes = Double.NaN;
    }

    /** Begins with what was learned before. */
    void remember(double ohmsBefore) {
        first = ohmsBefore;
        known = ohmsBefore;
        count = 0;
        remembered = true;
    }

    private double median() {
        var sorted = Arrays.copyOf(ohms, Math.min(count, STEPS));
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    double ohms() {
        return known;
    }

    /** Not a guess: seen in this life, or in the one before. */
    boolean isKnown() {
        return remembered || count >= STEPS_MIN;
    }
}
