package dev.flightcase.hal.simulated;

import dev.flightcase.hal.SimulatedBoardConfig;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The model behind the board: energy in, energy out, and what is at the wires. Time is simulated time.
 *
 * <p>Not thread-safe.
 */
final class SimulatedPower {

    private static final double STEP_SECONDS = 30;
    /** After a pause (a suspended laptop) the model catches up by a day at most. */
    private static final double ADVANCE_SECONDS_MAX = Duration.ofDays(1).toSeconds();

    private static final double SECONDS_PER_HOUR = 3600;

    /** Share of the mean load, one standard deviation; cut at three of them. */
    private static final double LOAD_NOISE = 0.03;

    private static final double LOAD_NOISE_DEVIATIONS_MAX = 3;

    /** Lithium cells give back nearly all; what is lost is lost while charging. */
    private static final double CHARGE_EFFICIENCY = 0.99;

    static final double OHMS_PER_CELL = 0.01;

    private final SimulatedBoardConfig config;
    private final RandomGenerator random;
    private double elapsedSeconds;
    private double chargeWattHours;
    private double loadWatts;
    private double solarWatts;
    private double harvestedWattHours;

    SimulatedPower(SimulatedBoardConfig config, RandomGenerator random) {
        this.config = config;
        this.random = random;
        this.chargeWattHours = config.capacityWattHours() * config.chargePercent() / 100;
        this.loadWatts = config.loadWatts();
        this.solarWatts = sunWatts();
    }

    void advance(double seconds) {
        double left = Math.min(seconds, ADVANCE_SECONDS_MAX);
        while (left > 0) {
            double step = Math.min(left, STEP_SECONDS);
            step(step);
            left -= step;
        }
    }

    private void step(double seconds) {
        elapsedSeconds += seconds;
        loadWatts = noisyLoadWatts();
        solarWatts = sunWatts();
        double surplusWatts = solarWatts - loadWatts;
        double hours = seconds / SECONDS_PER_HOUR;
        if (surplusWatts <= 0) {
            chargeWattHours = Math.max(0, chargeWattHours + surplusWatts * hours);
        } else {
            double room = config.capacityWattHours() - chargeWattHours;
            double taken = Math.min(room, surplusWatts * CHARGE_EFFICIENCY * hours);
            chargeWattHours += taken;
            // A full pack takes nothing: the controller harvests only what the load draws.
            solarWatts = loadWatts + taken / CHARGE_EFFICIENCY / hours;
        }
        harvestedWattHours += solarWatts * hours;
    }

    private double noisyLoadWatts() {
        double deviations = Math.clamp(random.nextGaussian(), -LOAD_NOISE_DEVIATIONS_MAX, LOAD_NOISE_DEVIATIONS_MAX);
        return config.loadWatts() * (1 + LOAD_NOISE * deviations);
    }

    /** A half sine between sunrise and sunset, no clouds. */
    private double sunWatts() {
        var day = config.day();
        double timeOfDay = (day.startsAt().toSeconds() + elapsedSeconds)
                % Duration.ofDays(1).toSeconds();
        double sinceSunrise = timeOfDay - day.sunrise().toSeconds();
        double daylight = day.sunset().minus(day.sunrise()).toSeconds();
        boolean night = sinceSunrise <= 0 || sinceSunrise >= daylight;
        return night ? 0 : day.solarPeakWatts() * Math.sin(Math.PI * sinceSunrise / daylight);
    }

    double chargePercent() {
        return 100 * chargeWattHours / config.capacityWattHours();
    }

    /** Rest voltage of the pack, lower under load and higher while charging by what its resistance takes. */
    double batteryVolts() {
        return restVolts() + batteryAmperes() * OHMS_PER_CELL * config.cells();
    }

    /** Into the pack; negative while it feeds the load. */
    double batteryAmperes() {
        return (solarWatts - loadWatts) / restVolts();
    }

    private double restVolts() {
        return config.chemistry().restVolts(chargePercent()) * config.cells();
    }

    double loadWatts() {
        return loadWatts;
    }

    double solarWatts() {
        return solarWatts;
    }

    /** Since the board was opened. */
    double harvestedWattHours() {
        return harvestedWattHours;
    }
}
