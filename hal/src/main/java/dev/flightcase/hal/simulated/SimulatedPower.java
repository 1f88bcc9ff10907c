package dev.flightcase.hal.simulated;

import dev.flightcase.hal.SimulatedBoardConfig;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/**
 * The model behind the board: energy in, energy out, and what a meter would show. Time is simulated time;
 * what is called seconds, watts and minutes agrees with itself, so minutes left are simulated minutes too.
 *
 * <p>Not thread-safe; the sensor that owns it is read by one thread at a time.
 */
final class SimulatedPower {

    private static final double STEP_SECONDS = 30;
    /** After a pause (a suspended laptop) the model catches up by a day at most. */
    private static final double ADVANCE_SECONDS_MAX = Duration.ofDays(1).toSeconds();

    private static final double SECONDS_PER_HOUR = 3600;
    private static final double MINUTES_PER_HOUR = 60;

    /** Share of the mean load, one standard deviation; cut at three of them. */
    private static final double LOAD_NOISE = 0.03;

    private static final double LOAD_NOISE_DEVIATIONS_MAX = 3;

    /** Lithium cells give back nearly all; what is lost is lost while charging. */
    private static final double CHARGE_EFFICIENCY = 0.99;

    private static final double OHMS_PER_CELL = 0.01;

    /** Drain is smoothed over five minutes before it is turned into a time. */
    private static final double SMOOTHING_SECONDS = 300;

    /** With more than a week left the load and the sun are as good as balanced: no number is honest. */
    static final double MINUTES_LEFT_MAX = Duration.ofDays(7).toMinutes();

    private final SimulatedBoardConfig config;
    private final RandomGenerator random;
    private double elapsedSeconds;
    private double chargeWattHours;
    private double loadWatts;
    private double solarWatts;
    private double drainWattsSmoothed;

    SimulatedPower(SimulatedBoardConfig config, RandomGenerator random) {
        this.config = config;
        this.random = random;
        this.chargeWattHours = config.capacityWattHours() * config.chargePercent() / 100;
        this.loadWatts = config.loadWatts();
        this.solarWatts = sunWatts();
        this.drainWattsSmoothed = loadWatts - solarWatts;
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
        double weight = 1 - Math.exp(-seconds / SMOOTHING_SECONDS);
        drainWattsSmoothed += weight * (loadWatts - solarWatts - drainWattsSmoothed);
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
        double rest = config.chemistry().restVolts(chargePercent()) * config.cells();
        double chargeAmperes = (solarWatts - loadWatts) / rest;
        return rest + chargeAmperes * OHMS_PER_CELL * config.cells();
    }

    double loadWatts() {
        return loadWatts;
    }

    double solarWatts() {
        return solarWatts;
    }

    /** Empty while the pack does not discharge. */
    OptionalDouble minutesLeft() {
        if (drainWattsSmoothed <= 0) {
            return OptionalDouble.empty();
        }
        double minutes = chargeWattHours / drainWattsSmoothed * MINUTES_PER_HOUR;
        return minutes > MINUTES_LEFT_MAX ? OptionalDouble.empty() : OptionalDouble.of(minutes);
    }
}
