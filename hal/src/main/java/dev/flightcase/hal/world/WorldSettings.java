package dev.flightcase.hal.world;

import dev.flightcase.hal.Chemistry;

/**
 * The frame of a world; all else is drawn.
 *
 * @param nominalAmpereHours on the label; what the pack holds is drawn below or near it
 * @param cutOffCellVolts where converter or protection switch off
 * @param meanWatts of the load
 * @param panelWatts at noon under a clear sky, 0 for none
 */
public record WorldSettings(
        Chemistry chemistry,
        int cells,
        double nominalAmpereHours,
        double cutOffCellVolts,
        double meanWatts,
        double panelWatts,
        Climate climate) {

    public WorldSettings {
        if (cells < 1 || !(nominalAmpereHours > 0) || !(meanWatts > 0) || !(panelWatts >= 0)) {
            throw new IllegalArgumentException("world of " + cells + " cells, " + nominalAmpereHours + " Ah, "
                    + meanWatts + " W, panel " + panelWatts + " W; must be positive");
        }
    }

    /**
     * @param meanCelsius over the day
     * @param swingKelvin up in the afternoon and down at night
     */
    public record Climate(double meanCelsius, double swingKelvin) {}
}
