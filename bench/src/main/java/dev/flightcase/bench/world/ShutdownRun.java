package dev.flightcase.bench.world;

import dev.flightcase.hal.Chemistry;
import dev.flightcase.hal.SensorRound;
import dev.flightcase.hal.Signals;
import dev.flightcase.hal.Snapshot;
import dev.flightcase.hal.Timebase;
import dev.flightcase.hal.battery.BatteryMemory;
import dev.flightcase.hal.battery.BatteryPack;
import dev.flightcase.hal.battery.BatterySensor;
import dev.flightcase.hal.battery.Decision;
import dev.flightcase.hal.battery.ShutdownRule;
import dev.flightcase.hal.world.World;
import dev.flightcase.hal.world.WorldPower;
import dev.flightcase.hal.world.WorldPowerLine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One world over many events: mains at night, hours without, a node that is stopped by its own decision, or by
 * the pack. After a decision to stop the load goes on unwatched, to see what would have come.
 */
final class ShutdownRun {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double SECONDS_PER_HOUR = 3600;
    private static final int STALE_AFTER_PERIODS = 3;
    /** From the last line to the decision. */
    private static final double LATE_SECONDS = 15;

    /** Charged so far, somebody switches it on again. */
    private static final double START_SHARE = 0.35;

    private final long seed;
    private final double hours;
    private final Duration period;
    private final Scenario scenario;
    private final World world;
    private final WorldPower power;
    private final WorldPowerLine line;
    private final Timebase time;
    private final SplittableRandom random;
    private final ShutdownTally tally;
    private final Consumer<String> diary;
    private Optional<BatteryMemory> memory = Optional.empty();
    private Node node;
    private State state = State.RUNNING;
    private long looks;
    private @Nullable WatchedStop stop;
    private double lastLowAt = Double.NEGATIVE_INFINITY;
    private double lowSince = Double.NaN;
    private double blindSeconds;
    private double mainsSwitchAt;

    private enum State {
        RUNNING,
        /** It said stop; what would have come? */
        WATCHED,
        OFF
    }

    /** A life of the process: what it does not keep is gone with it. */
    private record Node(SensorRound round, BatterySensor battery) {}

    /** @param diary hears of each decision and of what came of it */
    ShutdownRun(long seed, double hours, Duration period, Consumer<String> diary) {
        this.seed = seed;
        this.hours = hours;
        this.period = period;
        this.diary = diary;
        this.tally = new ShutdownTally(isInverted(seed));
        this.random = new SplittableRandom(seed);
        var chemistry = random.nextBoolean() ? Chemistry.LI_ION : Chemistry.LIFEPO4;
        this.scenario = Scenario.draw(chemistry, hours, random);
        this.world = new World(scenario.settings(), random.nextDouble(0.4, 1), random.split());
        this.time = new Timebase(() -> Instant.EPOCH, () -> (long) (world.seconds() * NANOS_PER_SECOND));
        this.power = new WorldPower(world, scenario.settings(), scenario.lies(), time, period, random.split());
        this.line = new WorldPowerLine(world, isInverted(seed), scenario.pack(), time, period);
        this.node = boot();
        this.mainsSwitchAt = random.nextDouble(2, 20) * SECONDS_PER_HOUR;
    }

    /** Sister boards: in every other world the power-loss line says the opposite of what the profile thinks. */
    static boolean isInverted(long seed) {
        return seed % 2 != 0;
    }

    private Node boot() {
        var round = new AtomicReference<SensorRound>();
        var battery =
                new BatterySensor(scenario.pack(), ShutdownRule.defaults(), memory, () -> snapshot(round), period);
        var both = new SensorRound(List.of(power, line, battery), STALE_AFTER_PERIODS, time);
        round.set(both);
        return new Node(both, battery);
    }

    private static Snapshot snapshot(AtomicReference<SensorRound> round) {
        return Objects.requireNonNull(round.get()).snapshot();
    }

    ShutdownTally run() {
        while (world.seconds() < hours * SECONDS_PER_HOUR) {
            step();
        }
        tally.read(looks, 0, 0);
        tally.lived(world.seconds() / SECONDS_PER_HOUR);
        turnOff();
        return tally;
    }

    private void step() {
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
            diary.accept(where("the pack gave out under a node that ran"));
            turnOff();
            return;
        }
        var pack = scenario.pack();
        boolean low = isBelowLastLine(pack);
        lowSince = !low ? Double.NaN : Double.isNaN(lowSince) ? world.seconds() : lowSince;
        if (world.volts() < WatchedStop.lastVolts(pack)) {
            lastLowAt = world.seconds();
        }
        var before = node.battery().decision();
        node.round().read();
        blindSeconds = !low ? 0 : isHeard() ? blindSeconds : blindSeconds + period.toSeconds();
        var decision = node.battery().decision();
        if (!decision.getClass().equals(before.getClass())) {
            diary.accept(where(decision.getClass().getSimpleName() + ", " + decision.evidence()));
            tally.warned(decision instanceof Decision.Warn);
        }
        if (decision instanceof Decision.StopNow) {
            decided();
        }
    }

    /** As its meter would show it on a perfect wire. */
    private boolean isBelowLastLine(BatteryPack pack) {
        var errors = scenario.lies().errors();
        double cell = errors.volts(world.volts()) / pack.cells();
        return cell < pack.lastCellVolts()
                && pack.isAtItsEnd(cell, errors.volts(world.restVolts()) / pack.cells(), cell);
    }

    private void decided() {
        double late = Double.isNaN(lowSince) ? 0 : world.seconds() - lowSince;
        tally.stopped(late, late - blindSeconds);
        if (late > LATE_SECONDS) {
            tally.late(where(Math.round(late) + " s below the last line, " + Math.round(blindSeconds)
                    + " s of them without a reading"));
        }
        stop = new WatchedStop(world, scenario.pack(), lastLowAt);
        state = State.WATCHED;
    }

    /** A voltage came through in this look. */
    private boolean isHeard() {
        return node.round()
                .snapshot()
                .good(Signals.BATTERY_VOLTAGE)
                .filter(reading -> reading.taken().ticks() == time.now().ticks())
                .isPresent();
    }

    private void watched(boolean out) {
        var watch = Objects.requireNonNull(stop);
        watch.look();
        boolean charged = world.amperes() > 0 && watch.after() > WatchedStop.CLEAN_SECONDS;
        if (!out && !charged) {
            return;
        }
        if (out) {
            tally.reserve(watch.after());
            tally.left(watch.left());
            if (watch.after() < WatchedStop.CLEAN_SECONDS) {
                tally.missed(where("only " + watch.after() + " s after the decision"));
            }
        } else {
            tally.undecided();
        }
        var what = String.format(
                Locale.ROOT,
                "%s %.0f minutes after the stop, decided at %.1f %% of the charge, of which %.1f %% came out since",
                out ? "the pack gave out" : "charged",
                watch.after() / 60,
                100 * watch.share(),
                100 * watch.left());
        diary.accept(where(what));
        if (watch.isMuch(out)) {
            tally.much(where(what), watch.hadNoChoice());
        }
        turnOff();
    }

    private String where(String what) {
        return String.format(
                Locale.ROOT,
                "seed %d, hour %.2f, %s: %s",
                seed,
                world.seconds() / SECONDS_PER_HOUR,
                scenario.pack().chemistry(),
                what);
    }

    private void turnOff() {
        stop = null;
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
            diary.accept(where("switched on"));
            node = boot();
            state = State.RUNNING;
        }
    }
}
