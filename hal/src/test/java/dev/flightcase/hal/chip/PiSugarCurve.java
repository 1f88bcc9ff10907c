package dev.flightcase.hal.chip;

import java.util.List;

/**
 * The charge that the maker's daemon of PiSugar boards shows for a cell's voltage, load or no load. Here to compare
 * with, not to act on: a heavy load takes 0.2 V and so a third of the charge.
 */
public final class PiSugarCurve {

    private static final List<Double> VOLTS = List.of(3.10, 3.32, 3.49, 3.58, 3.62, 3.70, 3.80, 3.90, 4.05, 4.10);
    private static final List<Double> PERCENT = List.of(0.0, 4.5, 25.6, 49.0, 55.0, 65.0, 77.0, 88.0, 95.0, 100.0);

    private PiSugarCurve() {}

    /** Straight lines between the maker's points. */
    public static double percent(double volts) {
        if (volts <= VOLTS.getFirst()) {
            return PERCENT.getFirst();
        }
        for (int i = 1; i < VOLTS.size(); i++) {
            if (volts <= VOLTS.get(i)) {
                double share = (volts - VOLTS.get(i - 1)) / (VOLTS.get(i) - VOLTS.get(i - 1));
                return PERCENT.get(i - 1) + share * (PERCENT.get(i) - PERCENT.get(i - 1));
            }
        }
        return PERCENT.getLast();
    }
}
