package dev.flightcase.hal.battery;

import dev.flightcase.hal.Chemistry;
import java.util.List;

/**
 * Rest voltage of a cell over its charge share (0 to 1), straight on beyond both ends, so that a filter that
 * strayed is led back. For lithium iron phosphate the last step of the table is the charger's voltage and not
 * one of rest: it is replaced by the slope before it.
 */
final class RestCurve {

    private static final int STEPS = 100;
    private static final int BISECTIONS = 30;
    /** The span over which a voltage is turned into a charge: tables of two makers differ within it. */
    private static final double SPAN = 0.1;

    /** Points at which a pack may be known to differ from the table, evenly from empty to full. */
    static final int KNOTS = 51;

    private final double[] table = new double[STEPS + 1];
    private final double[] volts = new double[STEPS + 1];

    RestCurve(Chemistry chemistry) {
        for (int percent = 0; percent <= STEPS; percent++) {
            table[percent] = chemistry.restVolts(percent);
        }
        if (chemistry == Chemistry.LIFEPO4) {
            table[STEPS] = 2 * table[STEPS - 1] - table[STEPS - 2];
        }
        learn(List.of());
    }

    /** @param above volts a cell at each knot, or nothing to go back to the table */
    void learn(List<Double> above) {
        for (int i = 0; i <= STEPS; i++) {
            volts[i] = table[i] + (above.isEmpty() ? 0 : between(above, (double) i / STEPS));
        }
    }

    private static double between(List<Double> above, double share) {
        double at = share * (KNOTS - 1);
        int low = Math.min((int) at, KNOTS - 2);
        return above.get(low) + (at - low) * (above.get(low + 1) - above.get(low));
    }

    double volts(double share) {
        return along(volts, share);
    }

    /** Of the chemistry, whatever was learned. */
    double tableVolts(double share) {
        return along(table, share);
    }

    private static double along(double[] curve, double share) {
        double at = share * STEPS;
        int low = Math.clamp((int) Math.floor(at), 0, STEPS - 1);
        return curve[low] + (at - low) * (curve[low + 1] - curve[low]);
    }

    /** Where the curve has this voltage, -0.5 to 1.5. */
    double share(double cellVolts) {
        double low = -0.5;
        double high = 1.5;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            if (volts(middle) < cellVolts) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** Volts for the whole charge at the slope around {@code share}. */
    double slope(double share) {
        double low = Math.clamp(share - SPAN, 0, 1 - SPAN);
        double high = Math.clamp(share + SPAN, SPAN, 1);
        return (volts(high) - volts(low)) / (high - low);
    }
}
