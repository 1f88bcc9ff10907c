package dev.flightcase.hal;

import java.time.Duration;

/**
 * The power board that does not exist: keys {@code hal.simulated.*}.
 *
 * @param chemistry of the pack
 * @param cells in series, 1 to 20: more than 85 V no chip of it bears
 * @param capacityWattHours usable energy of the pack, that of 0.1 Ah to 100000
 * @param chargePercent at start, 0 to 100
 * @param loadWatts mean draw of the node and what it feeds, 0.1 to 10000
 * @param day the sun over the panel
 * @param seed of the noise: the same seed and the same times give the same readings
 */
public record SimulatedBoardConfig(
        Chemistry chemistry,
        int cells,
        double capacityWattHours,
        double chargePercent,
        double loadWatts,
        SimulatedDay day,
        long seed) {

    /** INA228, data sheet SLYS021: 85 V at its bus input. */
    public static final int CELLS_MAX = 20;

    private static final double TIME_SCALE_MAX = 3600;

    /** Smaller packs are none of {@link dev.flightcase.hal.battery.BatteryPack}. */
    private static final double AMPERE_HOURS_MIN = 0.1;

    public SimulatedBoardConfig {
        Check.within("hal.simulated.cells", cells, 1, CELLS_MAX);
        double wattHoursMin = AMPERE_HOURS_MIN * cells * chemistry.restVolts(50);
        Check.within("hal.simulated.capacity-watt-hours", capacityWattHours, wattHoursMin, 100_000);
        Check.within("hal.simulated.charge-percent", chargePercent, 0, 100);
        Check.within("hal.simulated.load-watts", loadWatts, 0.1, 10_000);
        Check.within(
                "hal.simulated.time-scale",
                day.timeScale(),
                1,
                Math.min(TIME_SCALE_MAX, capacityWattHours / wattHoursMin));
    }

    /** A 4S lithium iron phosphate pack and a folding panel, in the last sun of an evening. */
    public static SimulatedBoardConfig defaults() {
        return new SimulatedBoardConfig(Chemistry.LIFEPO4, 4, 160, 72, 12, SimulatedDay.defaults(), 20261121);
    }

    /**
     * A day in simulated time of day.
     *
     * @param solarPeakWatts at noon, 0 to 10000
     * @param startsAt time of day at start, under 24 h
     * @param sunrise before {@code sunset}
     * @param sunset under 24 h
     * @param timeScale simulated seconds in a real one, 1 to 3600, and so few that a pack of 0.1 Ah remains; 60 makes a
     *     minute an hour of sun, and a pack of hours one of minutes
     */
    public record SimulatedDay(
            double solarPeakWatts, Duration startsAt, Duration sunrise, Duration sunset, double timeScale) {

        private static final Duration DAY = Duration.ofDays(1);

        public SimulatedDay {
            Check.within("hal.simulated.solar-peak-watts", solarPeakWatts, 0, 10_000);
            Check.within("hal.simulated.starts-at", startsAt, Duration.ZERO, DAY.minusNanos(1));
            Check.within("hal.simulated.sunset", sunset, Duration.ofSeconds(1), DAY.minusNanos(1));
            Check.within("hal.simulated.sunrise", sunrise, Duration.ZERO, sunset.minusNanos(1));
            Check.within("hal.simulated.time-scale", timeScale, 1, TIME_SCALE_MAX);
        }

        public static SimulatedDay defaults() {
            return new SimulatedDay(60, Duration.ofMinutes(19 * 60 + 30), Duration.ofHours(6), Duration.ofHours(20), 1);
        }
    }
}
