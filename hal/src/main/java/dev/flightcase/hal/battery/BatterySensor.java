package dev.flightcase.hal.battery;

import dev.flightcase.hal.Moment;
import dev.flightcase.hal.Plausibility;
import dev.flightcase.hal.Reading;
import dev.flightcase.hal.Sample;
import dev.flightcase.hal.Samples;
import dev.flightcase.hal.Sensor;
import dev.flightcase.hal.Signal;
import dev.flightcase.hal.Signals;
import dev.flightcase.hal.Snapshot;
import dev.flightcase.hal.Unit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Charge and minutes left, computed from readings of other sensors. It sees them only after their gates, so
 * nothing that is shown or decided here rests on a reading that was refused.
 *
 * <p>{@link #decision()} and {@link #memory()} may be asked from any thread.
 */
public final class BatterySensor implements Sensor {

    public static final String NAME = "battery";

    private static final Logger log = LoggerFactory.getLogger(BatterySensor.class);

    /** A judgement that became milder must stay so for this long: a load that pulses does not flap. */
    private static final Duration DWELL = Duration.ofMinutes(10);

    private static final Signal CHARGE = new Signal(Signals.BATTERY_CHARGE, Unit.PERCENT, Plausibility.between(0, 100));
    private static final Signal UNCERTAINTY =
            new Signal(Signals.BATTERY_UNCERTAINTY, Unit.PERCENT, Plausibility.between(0, 1000));
    private static final Signal LOW = minutes(Signals.MINUTES_LEFT_LOW);
    private static final Signal LIKELY = minutes(Signals.MINUTES_LEFT);
    private static final Signal HIGH = minutes(Signals.MINUTES_LEFT_HIGH);

    private final BatteryEstimator estimator;
    private final PercentTrend trend;
    private final ShutdownRule rule;
    private final EvidenceTrail trail;
    private final Supplier<Snapshot> readings;
    private final Duration period;
    private @Nullable Moment voltsSeen;
    private @Nullable Moment amperesSeen;
    private @Nullable Moment gaugeSeen;
    private @Nullable Moment betterSince;
    private volatile Decision decision = new Decision.Stay(List.of("nothing was read yet"));
    private volatile Optional<BatteryMemory> memory;

    /**
     * @param readings of the loop that reads the chips, and this sensor
     * @param before what the life before this one learned, if there was one
     */
    public BatterySensor(
            BatteryPack pack,
            ShutdownRule rule,
            Optional<BatteryMemory> before,
            Supplier<Snapshot> readings,
            Duration period) {
        this.estimator = new BatteryEstimator(pack, before);
        this.trend = new PercentTrend(pack);
        this.rule = rule;
        this.trail = new EvidenceTrail(pack);
        this.readings = readings;
        this.period = period;
        this.memory = before;
    }

    private static Signal minutes(String name) {
        return new Signal(name, Unit.MINUTE, Plausibility.between(0, MinutesLeft.MAX));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Signal> signals() {
        return List.of(CHARGE, UNCERTAINTY, LOW, LIKELY, HIGH);
    }

    @Override
    public Duration period() {
        return period;
    }

    @Override
    public List<Sample> read() {
        var snapshot = readings.get();
        boolean counts = snapshot.expected().contains(Signals.BATTERY_CURRENT);
        take(snapshot, counts);
        var now = snapshot.taken();
        var estimate = counts ? estimator.estimate(now) : trend.estimate(now);
        var witness = counts ? estimator.witness(now) : Optional.<CountWitness>empty();
        var minutes = estimate.flatMap(BatteryEstimate::minutes);
        decide(now, rule.judge(trail.evidence(now, witness, estimator.knee(now), minutes)));
        memory = estimator.memory();
        return estimate.map(known -> samples(now, known))
                .orElseGet(() -> new Samples(now, "battery model")
                        .failed(signals(), "no readings of the battery yet, or none for a minute")
                        .toList());
    }

    /** Each reading once: what stands in the snapshot from the look before says nothing new. */
    private void take(Snapshot snapshot, boolean counts) {
        var volts = snapshot.good(Signals.BATTERY_VOLTAGE).filter(reading -> isNew(reading, voltsSeen));
        var amperes = snapshot.good(Signals.BATTERY_CURRENT).filter(reading -> isNew(reading, amperesSeen));
        var gauge = snapshot.good(Signals.GAUGE_CHARGE).filter(reading -> isNew(reading, gaugeSeen));
        volts.ifPresent(reading -> {
            voltsSeen = reading.taken();
            trail.volts(reading.taken(), value(reading), estimator.sag());
        });
        amperes.ifPresent(reading -> {
            amperesSeen = reading.taken();
            trail.amperes(reading.taken(), value(reading));
        });
        gauge.ifPresent(reading -> {
            gaugeSeen = reading.taken();
            trail.gauge(reading.taken(), value(reading));
        });
        var at = volts.or(() -> gauge).map(Reading::taken);
        if (at.isPresent() && counts) {
            var celsius = snapshot.good(Signals.BATTERY_TEMPERATURE);
            estimator.observe(
                    new BatteryInput(at.get(), number(volts), number(amperes), number(celsius), number(gauge)));
        } else if (at.isPresent()) {
            trend.observe(at.get(), number(volts), number(snapshot.good(Signals.GAUGE_CHARGE)));
        }
    }

    private static boolean isNew(Reading reading, @Nullable Moment seen) {
        return seen == null || reading.taken().ticks() != seen.ticks();
    }

    private static double value(Reading reading) {
        return reading.quantity().value();
    }

    private static OptionalDouble number(Optional<Reading> reading) {
        return reading.isPresent() ? OptionalDouble.of(value(reading.get())) : OptionalDouble.empty();
    }

    private List<Sample> samples(Moment now, BatteryEstimate estimate) {
        String how = estimate.estimating() ? "estimating, " : "";
        var samples = new Samples(
                        now, how + "battery model (" + estimate.method().word() + ")")
                .measured(CHARGE, estimate.chargePercent())
                .measured(UNCERTAINTY, estimate.uncertaintyPoints());
        estimate.minutes()
                .ifPresentOrElse(
                        minutes -> samples.measured(LOW, minutes.low())
                                .measured(LIKELY, minutes.likely())
                                .measured(HIGH, minutes.high()),
                        () -> List.of(LOW, LIKELY, HIGH).forEach(signal -> samples.undefined(signal, estimate.why())));
        return samples.toList();
    }

    /** Worse news at once, better news when it has lasted: one line a change of kind. */
    private void decide(Moment now, Decision next) {
        if (weight(next) >= weight(decision)) {
            betterSince = null;
        } else if (betterSince == null || now.since(betterSince).compareTo(DWELL) < 0) {
            betterSince = betterSince == null ? now : betterSince;
            return;
        }
        if (weight(next) != weight(decision)) {
            (weight(next) == 0 ? log.atInfo() : log.atWarn())
                    .addKeyValue("decision", next.getClass().getSimpleName())
                    .addKeyValue("evidence", next.evidence())
                    .log("the battery is judged anew; nothing acts on it yet");
        }
        decision = next;
    }

    private static int weight(Decision decision) {
        return switch (decision) {
            case Decision.Stay _ -> 0;
            case Decision.Warn _ -> 1;
            case Decision.StopSoon _ -> 2;
            case Decision.StopNow _ -> 3;
        };
    }

    /** The last judgement; a milder one takes ten minutes to arrive. */
    public Decision decision() {
        return decision;
    }

    /** What to keep over a restart; empty while nothing is known. */
    public Optional<BatteryMemory> memory() {
        return memory;
    }
}
