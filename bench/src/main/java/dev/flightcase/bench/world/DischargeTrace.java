package dev.flightcase.bench.world;

import dev.flightcase.hal.Chemistry;
import dev.flightcase.hal.Moment;
import dev.flightcase.hal.battery.BatteryEstimator;
import dev.flightcase.hal.battery.BatteryInput;
import dev.flightcase.hal.battery.BatteryPack;
import dev.flightcase.hal.battery.MinutesLeft;
import dev.flightcase.hal.world.MeterErrors;
import dev.flightcase.hal.world.World;
import dev.flightcase.hal.world.WorldSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/**
 * One pack, charged full and discharged until it switches off, with an estimator that knows its label and sees
 * it through a meter with errors. Once for the first evening, and again for the second.
 */
final class DischargeTrace {

    private static final Duration PERIOD = Duration.ofSeconds(2);
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final double SECONDS_PER_MINUTE = 60;
    private static final int READS_A_MINUTE = 30;
    /** The node must stop when it sees the pack at its end for so long: by its own meter, it has no other. */
    private static final double LOW_SECONDS = 10;

    private static final double CHARGE_SECONDS_MAX = 40 * 3600.0;
    private static final double FLOAT_SECONDS = 3600;
    private static final double DISCHARGE_SECONDS_MAX = 80 * 3600.0;
    private static final double TWO_SECONDS = 2;
    private static final double VOLT_STEP = 0.004;

    private final World world;
    private final MeterErrors errors;
    private BatteryEstimator estimator;
    private final BatteryPack pack;
    private double ampereHoursOut;
    private double lowFor;
    private boolean stopped;
    private double stoppedAt;

    /** What was said at one moment; empty when nothing was. */
    private record Saying(double second, double ampereHoursOut, Optional<MinutesLeft> minutes, double vendor) {}

    /**
     * The same when the end is known, in minutes.
     *
     * @param shareLeft of what came out until the node had to stop
     * @param truth until the node had to stop
     * @param vendorTruth until the pack gave out: what a straight line to the empty cell is about
     */
    record Point(
            double shareLeft,
            double truth,
            double low,
            double likely,
            double high,
            double vendor,
            double vendorTruth) {}

    DischargeTrace(Chemistry chemistry, long seed, double voltageGainMax) {
        var random = new SplittableRandom(seed);
        boolean iron = chemistry == Chemistry.LIFEPO4;
        int cells = iron ? 4 : 1 + random.nextInt(4);
        double nominal = iron ? 6 + 44 * random.nextDouble() : 2.5 + 17.5 * random.nextDouble();
        double hours = 3 + 21 * random.nextDouble();
        double watts = nominal * cells * chemistry.restVolts(50) / hours;
        double celsius = 40 * random.nextDouble();
        this.pack = BatteryPack.of(chemistry, cells, nominal);
        var climate = new WorldSettings.Climate(celsius, 2);
        this.world = new World(
                new WorldSettings(chemistry, cells, nominal, pack.cutOffCellVolts(), watts, 0, climate),
                0.3 + 0.6 * random.nextDouble(),
                random.split());
        this.errors = MeterErrors.draw(voltageGainMax, random);
        this.estimator = new BatteryEstimator(pack, Optional.empty());
    }

    /** Charges until full, then discharges to the end. */
    List<Point> evening() {
        charge();
        var vendor = new VendorLine(pack.chemistry(), pack.cells(), pack.nominalAmpereHours());
        var sayings = new ArrayList<Saying>();
        world.mains(false);
        world.node(true);
        double began = world.seconds();
        ampereHoursOut = 0;
        stopped = false;
        while (!stopped && world.seconds() - began < DISCHARGE_SECONDS_MAX) {
            double volts = 0;
            double watts = 0;
            for (int i = 0; i < READS_A_MINUTE; i++) {
                step();
                volts += seenVolts();
                watts -= seenVolts() * errors.amperes(world.amperes());
            }
            vendor.minute(volts / READS_A_MINUTE, watts / READS_A_MINUTE);
            sayings.add(saying(vendor));
        }
        return points(sayings, secondsUntilThePackGivesOut(began));
    }

    /** Unwatched: the node has stopped, what it knew is in its memory. */
    private double secondsUntilThePackGivesOut(double began) {
        while (world.isNodeOn() && world.seconds() - began < DISCHARGE_SECONDS_MAX) {
            world.step(PERIOD);
        }
        estimator = new BatteryEstimator(pack, estimator.memory());
        return world.seconds();
    }

    private void charge() {
        world.mains(true);
        world.node(true);
        double began = world.seconds();
        double fullFor = 0;
        while (fullFor < FLOAT_SECONDS && world.seconds() - began < CHARGE_SECONDS_MAX) {
            step();
            fullFor = world.amperes() < pack.nominalAmpereHours() / 25 ? fullFor + TWO_SECONDS : 0;
        }
    }

    private void step() {
        world.step(PERIOD);
        double seen = seenVolts() / pack.cells();
        boolean low = pack.isAtItsEnd(seen, errors.volts(world.restVolts()) / pack.cells(), seen);
        lowFor = low ? lowFor + TWO_SECONDS : 0;
        if (!stopped) {
            ampereHoursOut -= world.amperes() * TWO_SECONDS / 3600;
            stopped = lowFor >= LOW_SECONDS || !world.isNodeOn();
            stoppedAt = world.seconds();
        }
        estimator.observe(new BatteryInput(
                now(),
                OptionalDouble.of(seenVolts()),
                OptionalDouble.of(errors.amperes(world.amperes())),
                OptionalDouble.of(errors.celsius(world.celsius())),
                OptionalDouble.empty()));
    }

    /** Cut to the steps of an INA219's bus voltage register. */
    private double seenVolts() {
        return Math.floor(errors.volts(world.volts()) / VOLT_STEP) * VOLT_STEP;
    }

    private Moment now() {
        return new Moment(Instant.EPOCH, (long) (world.seconds() * NANOS_PER_SECOND));
    }

    private Saying saying(VendorLine vendor) {
        var said = estimator.estimate(now()).flatMap(known -> known.minutes());
        return new Saying(world.seconds(), ampereHoursOut, said, vendor.minutes());
    }

    private List<Point> points(List<Saying> sayings, double gaveOutAt) {
        var points = new ArrayList<Point>();
        for (var saying : sayings) {
            double left = 1 - saying.ampereHoursOut() / ampereHoursOut;
            double truth = (stoppedAt - saying.second()) / SECONDS_PER_MINUTE;
            var minutes = saying.minutes();
            points.add(new Point(
                    left,
                    truth,
                    minutes.map(MinutesLeft::low).orElse(Double.NaN),
                    minutes.map(MinutesLeft::likely).orElse(Double.NaN),
                    minutes.map(MinutesLeft::high).orElse(Double.NaN),
                    saying.vendor(),
                    (gaveOutAt - saying.second()) / SECONDS_PER_MINUTE));
        }
        return points;
    }
}
