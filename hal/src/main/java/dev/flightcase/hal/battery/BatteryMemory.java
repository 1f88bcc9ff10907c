package dev.flightcase.hal.battery;

import java.util.List;

/**
 * What is worth keeping over a restart. The wall clock is not in it, since it may be wrong by years: how long
 * the node was off is not known, so the charge is only one of the voices at the next start.
 *
 * @param capacityAmpereHours of the full, warm pack
 * @param chargeShare of it, when this was written, 0 to 1
 * @param ohms of pack and leads
 * @param fulls times the pack was seen full, ever
 * @param aboveTable volts a cell that this pack rests above the table of its chemistry, at even steps from
 *     empty to full; empty until it was seen from full to the bottom
 */
public record BatteryMemory(
        Belief capacityAmpereHours, Belief chargeShare, double ohms, long fulls, List<Double> aboveTable) {

    private static final double ABOVE_MAX = 1;

    public BatteryMemory {
        aboveTable = List.copyOf(aboveTable);
        if ((!aboveTable.isEmpty() && aboveTable.size() != RestCurve.KNOTS)
                || aboveTable.stream().anyMatch(volts -> !(Math.abs(volts) <= ABOVE_MAX))) {
            throw new IllegalArgumentException("battery memory has a curve of " + aboveTable.size()
                    + " points; must be " + RestCurve.KNOTS + " of at most " + ABOVE_MAX + " V, or none");
        }
        if (!(capacityAmpereHours.value() > 0) || !(ohms > 0) || fulls < 0) {
            throw new IllegalArgumentException("battery memory holds " + capacityAmpereHours.value() + " Ah, " + ohms
                    + " ohm, " + fulls + " times full; must be positive");
        }
    }
}
