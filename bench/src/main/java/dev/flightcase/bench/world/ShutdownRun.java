package dev.flightcase.bench.world;

import dev.flightcase.hal.Chemistry;
import dev.flightcase.hal.SensorRound;
import dev.flightcase.hal.Snapshot;
import dev.flightcase.hal.Timebase;
import dev.flightcase.hal.battery.BatteryMemory;
import dev.flightcase.hal.battery.BatterySensor;
import dev.flightcase.hal.battery.Decision;
import dev.flightcase.hal.battery.ShutdownRule;
import dev.flightcase.hal.world.World;
import dev.flightcase.hal.world.WorldPower;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One world over many events: mains at night, hours without, a node that is stopped by its own decision, or by
 * the pack. After a decision to stop the load goes on unwatched, to see what would have come.
 */
final class ShutdownRun {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double SECONDS_PER_HOUR = 3600;
    private static final int STALE_AFTER_PERIODS = 3;
    /** What a node needs to stop cleanly, three times over. */
    private static final double CLEAN_SECONDS = 30;
    /** A stop with more than this share of the charge still to be had, and a voltage that was not low, was false. */
    private static final double FALSE_SHARE = 0.12;
    /** When the sun came before the end, only a stop this high is surely wrong. */
    private static final double FALSE_SHARE_WHEN_CHARGED = 0.3;

    /** What the meter may be off. */
    private static final double MARGIN = 1.01;

    private static final double START_SHARE = 0.35;

    private final long seed;
    private final double hours;
    private final Duration period;
    private final Scenario scenario;
    private final World world;
    private final WorldPower power;
    private final Timebase time;
    private final SplittableRandom random;
    private final ShutdownTally tally = new ShutdownTally();
    private Optional<BatteryMemory> memory = Optional.empty();
    private Node node;
    private State state = State.RUNNING;
    private long looks;
    private double stopAt;
    private double stopShare;
    private boolean reallyLow;
    private double lineAt = Double.NEGATIVE_INFINITY;
    private double lowSince = Double.NaN;
    private double mainsSwitchAt;

    private enum State {
        RUNNING,
        /** It said stop; what would have come? */
        WATCHED,
        OFF
    }

    /** A life of the process: what it does not keep is gone with it. */
    private record Node(SensorRound round, BatterySensor battery) {}

    ShutdownRun(long seed, double hours, Duration period) {
        this.seed = seed;
        this.hours = hours;
        this.period = period;
        this.random = new SplittableRandom(seed);
        var chemistry = random.nextBoolean() ? Chemistry.LI_ION : Chemistry.LIFEPO4;
        this.scenario = Scenario.draw(chemistry, hours, random);
        this.world = new World(scenario.settings(), random.nextDouble(0.4, 1), random.split());
        this.time = new Timebase(() -> Instant.EPOCH, () -> (long) (world.seconds() * NANOS_PER_SECOND));
        this.power = new WorldPower(world, scenario.settings(), scenario.lies(), time, period, random.split());
        this.node = boot();
        this.mainsSwitchAt = random.nextDouble(2, 20) * SECONDS_PER_HOUR;
    }

    private Node boot() {
        var round = new AtomicReference<SensorRound>();
        var battery =
                new BatterySensor(scenario.pack(), ShutdownRule.defaults(), memory, () -> snapshot(round), period);
        var both = new SensorRound(List.of(power, battery), STALE_AFTER_PERIODS, time);
        round.set(both);
        return new Node(both, battery);
    }

    private static Snapshot snapshot(AtomicReference<SensorRound> round) {
        return Objects.requireNonNull(round.get()).snapshot();
    }

    ShutdownTally run() {
        while (world.seconds() < hours * SECONDS_PER_HOUR) {
            switchMains();
            looks += state == State.RUNNING ? 1 : 0;
            long brownOuts = world.brownOuts();
            world.step(period);
            boolean out = world.brownOuts() > brownOuts;
            switch (state) {
                case RUNNING -> running(out);
                case WATCHED -> watched(out);
                case OFF -> off();
            }
        }
        tally.read(looks, 0, 0);
        tally.lived(world.seconds() / SECONDS_PER_HOUR);
        turnOff();
        return tally;
    }

    private void switchMains() {
        if (world.seconds() >= mainsSwitchAt) {
            world.mains(!world.isMainsThere());
            double next = world.isMainsThere() ? random.nextDouble(5, 14) : random.nextDouble(4, 30);
            mainsSwitchAt = world.seconds() + next * SECONDS_PER_HOUR;
        }
    }

    private void running(boolean out) {
        if (out) {
            tally.missed(where("the pack gave out first"));
            turnOff();
            return;
        }
        if (world.volts()
                < MARGIN * scenario.pack().stopCellVolts() * scenario.pack().cells()) {
            lineAt = world.seconds();
        }
        boolean low = world.volts()
                < scenario.pack().lastCellVolts() * scenario.pack().cells();
        lowSince = !low ? Double.NaN : Double.isNaN(lowSince) ? world.seconds() : lowSince;
        var before = node.battery().decision();
        node.round().read();
        var decision = node.battery().decision();
        if (decision instanceof Decision.Warn && !(before instanceof Decision.Warn)) {
            tally.warned();
        }
        if (decision instanceof Decision.StopNow) {
            tally.stopped(Double.isNaN(lowSince) ? 0 : world.seconds() - lowSince);
            stopAt = world.seconds();
            stopShare = world.share();
            reallyLow = world.seconds() - lineAt <= CLEAN_SECONDS;
            state = State.WATCHED;
        }
    }

    private void watched(boolean out) {
        double after = world.seconds() - stopAt;
        if (out) {
            tally.reserve(after);
            if (after < CLEAN_SECONDS) {
                tally.missed(where("only " + after + " s after the decision"));
            }
            double left = stopShare - world.share();
            tally.left(left);
            if (left > FALSE_SHARE && !reallyLow) {
                tally.falseStop(where("with " + left + " of the charge left, "
                        + node.battery().decision().evidence()));
            }
            turnOff();
        } else if (world.amperes() > 0 && after > CLEAN_SECONDS) {
            if (stopShare > FALSE_SHARE_WHEN_CHARGED && !reallyLow) {
                tally.falseStop(where("at " + stopShare + " of the charge, "
                        + node.battery().decision().evidence()));
            } else {
                tally.undecided();
            }
            turnOff();
        }
    }

    private String where(String what) {
        return "seed " + seed + ", hour " + Math.round(world.seconds() / SECONDS_PER_HOUR * 100) / 100.0 + ", "
                + scenario.pack().chemistry() + ": " + what;
    }

    private void turnOff() {
        memory = node.battery().memory();
        tally.read(0, node.round().failures(), node.round().rejections());
        world.node(false);
        lowSince = Double.NaN;
        state = State.OFF;
    }

    /** Somebody switches it on again when there is enough in it. */
    private void off() {
        if (world.share() > START_SHARE) {
            world.node(true);
            node = boot();
            state = State.RUNNING;
        }
    }
}
