package dev.flightcase.hal.battery;

import java.util.Optional;

/**
 * Looks for the end of the rest curve by its steepness: volts over ampere-hours, each as a difference, so that
 * neither an offset of the voltage nor what was thought of the charge plays a part. Two looks are compared only
 * at about the same current; a wrong resistance then bends both alike.
 */
final class KneeWatch {

    /** Twenty minutes of blocks. */
    private static final int LOOKS = 40;

    private static final double FALL_VOLTS = 0.06;
    private static final double SAME_CURRENT = 0.25;
    /** Of the whole fall, between two looks. */
    private static final double STEP_SHARE = 0.5;

    private final double nominal;
    private final double steepVolts;
    private final double belowVolts;
    private final double[] rest = new double[LOOKS];
    private final double[] amperesOut = new double[LOOKS];
    private final double[] out = new double[LOOKS];
    private int count;
    private double outNow;
    private Optional<Knee> knee = Optional.empty();

    /**
     * @param steepVolts a cell for the whole charge: steeper is only the end
     * @param belowVolts a cell at the terminals; above it nothing is steep but what a charger left on top
     */
    KneeWatch(double nominalAmpereHours, double steepVolts, double belowVolts) {
        this.nominal = nominalAmpereHours;
        this.steepVolts = steepVolts;
        this.belowVolts = belowVolts;
    }

    /** Positive into the pack. */
    void move(double ampereHours) {
        outNow -= ampereHours;
    }

    /** One block: volts a cell. */
    void look(double restVolts, double cellVolts, double amperes) {
        if (amperes >= 0 || cellVolts >= belowVolts) {
            count = 0;
            knee = Optional.empty();
            return;
        }
        for (int i = 1; i <= Math.min(count, LOOKS) && knee.isEmpty(); i++) {
            int then = (count - i) % LOOKS;
            double fallen = rest[then] - restVolts;
            double share = (outNow - out[then]) / nominal;
            boolean same = Math.abs(amperesOut[then] + amperes) <= SAME_CURRENT * Math.abs(amperes);
            if (same && fallen >= FALL_VOLTS && fallen >= steepVolts * share && isGradual(i, restVolts)) {
                knee = Optional.of(new Knee(fallen, share));
            }
        }
        int at = count++ % LOOKS;
        rest[at] = restVolts;
        amperesOut[at] = -amperes;
        out[at] = outNow;
    }

    /** A fall in one step is a meter that jumped, or a load. */
    private boolean isGradual(int looks, double restVolts) {
        double most = 0;
        double later = restVolts;
        for (int i = 1; i <= looks; i++) {
            double earlier = rest[(count - i) % LOOKS];
            most = Math.max(most, earlier - later);
            later = earlier;
        }
        return most <= STEP_SHARE * (later - restVolts);
    }

    /** Seen in this discharge, and not undone by a rise since. */
    Optional<Knee> knee() {
        return knee;
    }
}
