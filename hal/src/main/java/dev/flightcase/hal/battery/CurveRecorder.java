package dev.flightcase.hal.battery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Writes down the rest voltages of one discharge from full to the bottom. Once the bottom is known, so is the
 * charge at which each of them was, and with it how far this pack is from the table of its chemistry.
 */
final class CurveRecorder {

    private static final int SLOTS = 160;
    /** Of the nominal capacity. */
    private static final double SLOT_SHARE = 0.01;
    /** A discharge that was charged in between by more than this tells nothing. */
    private static final double CHARGED_SHARE_MAX = 0.05;

    private final double nominal;
    private final double[] volts = new double[SLOTS];
    private final int[] counts = new int[SLOTS];
    private double out;
    private double charged;
    private boolean valid;

    CurveRecorder(double nominalAmpereHours) {
        this.nominal = nominalAmpereHours;
    }

    /** The pack is full: a new record begins. */
    void begin() {
        Arrays.fill(counts, 0);
        Arrays.fill(volts, 0);
        out = 0;
        charged = 0;
        valid = true;
    }

    /** Positive into the pack; {@code doubtful} when it was not measured. */
    void move(double ampereHours, boolean doubtful) {
        out -= ampereHours;
        charged += Math.max(0, ampereHours);
        valid &= !doubtful && charged <= CHARGED_SHARE_MAX * nominal;
    }

    void look(double restVolts) {
        int slot = (int) Math.floor(out / (SLOT_SHARE * nominal));
        if (slot >= 0 && slot < SLOTS) {
            volts[slot] += restVolts;
            counts[slot]++;
        }
    }

    /**
     * Volts a cell above the table at each knot of {@link RestCurve}; empty when too little was seen.
     *
     * @param reach ampere-hours of the whole charge at this temperature
     */
    Optional<List<Double>> learn(RestCurve table, double reach) {
        if (!valid) {
            return Optional.empty();
        }
        var above = new ArrayList<Double>();
        int seen = 0;
        double last = 0;
        for (int knot = RestCurve.KNOTS - 1; knot >= 0; knot--) {
            double share = (double) knot / (RestCurve.KNOTS - 1);
            int slot = (int) Math.floor((1 - share) * reach / (SLOT_SHARE * nominal));
            if (slot < SLOTS && counts[slot] > 0) {
                last = volts[slot] / counts[slot] - table.tableVolts(middle(slot, reach));
                seen++;
            }
            above.addFirst(last);
        }
        valid = false;
        return seen < RestCurve.KNOTS / 2 ? Optional.empty() : Optional.of(List.copyOf(above));
    }

    private double middle(int slot, double reach) {
        return 1 - (slot + 0.5) * SLOT_SHARE * nominal / reach;
    }
}
