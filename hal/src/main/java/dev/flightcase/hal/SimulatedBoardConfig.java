package dev.flightcase.hal;

import java.time.Duration;

/**
 * The power board that does not exist: keys {@code hal.simulated.*}.
 *
 * @param chemistry of the pack
 * @param cells in series
 * @param capacityWattHours usable energy of the pack, 1 to 100000
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

    public SimulatedBoardConfig {
        Check.within("hal.simulated.cells", cells, 1, 32);
        Check.within("hal.simulated.capacity-watt-hours", capacityWattHours, 1, 100_000);
        Check.within("hal.simulated.charge-percent", chargePercent, 0, 100);
        Check.within("hal.simulated.load-watts", loadWatts, 0.1, 10_000);
    }

    /** A 4S lithium iron phosphate pack and a folding panel, shortly before sunrise. */
    public static SimulatedBoardConfig defaults() {
        return new SimulatedBoardConfig(Chemistry.LIFEPO4, 4, 160, 72, 12, SimulatedDay.defaults(), 20261121);
    }

    /**
     * A day in simulated time of day, run faster than real.
     *
     * @param solarPeakWatts at noon, 0 to 10000
     * @param startsAt time of day at start, under 24 h
     * @param sunrise before {@code sunset}
     * @param sunset under 24 h
     * @param timeScale simulated seconds in a real one, 1 to 3600; 60 makes a minute of demo an hour of sun
     */
    public record SimulatedDay(
            double solarPeakWatts, Duration startsAt, Duration sunrise, Duration sunset, double timeScale) {

        private static final Duration DAY = Duration.ofDays(1);

        public SimulatedDay {
            Check.within("hal.simulated.solar-peak-watts", solarPeakWatts, 0, 10_000);
            Check.within("hal.simulated.starts-at", startsAt, Duration.ZERO, DAY.minusNanos(1));
            Check.within("hal.simulated.sunset", sunset, Duration.ofSeconds(1), DAY.minusNanos(1));
            Check.within("hal.simulated.sunrise", sunrise, Duration.ZERO, sunset.minusNanos(1));
            Check.within("hal.simulated.time-scale", timeScale, 1, 3600);
        }

        public static SimulatedDay defaults() {
            return new SimulatedDay(60, Duration.ofMinutes(5 * 60 + 45), Duration.ofHours(6), Duration.ofHours(20), 60);
        }
    }
}
