package dev.flightcase.hal.battery;

import dev.flightcase.hal.Chemistry;
import dev.flightcase.hal.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Charge, capacity and minutes left of one pack, from its volts and amperes.
 *
 * <p>Ampere-hours are counted with every reading. Each half minute the voltage, freed from what the current
 * does to it, corrects the count as far as it deserves ({@link ChargeFilter}). A charger that holds the
 * voltage while next to no current flows means full. What the pack holds is learned between such anchors and
 * the bottom, and kept in a {@link BatteryMemory}.
 *
 * <p>Not thread-safe. Never throws for what was read.
 */
public final class BatteryEstimator {

    private static final double SECONDS_PER_HOUR = 3600;
    private static final double NANOS_PER_SECOND = 1e9;
    /** Longer without a reading is a gap: it is bridged with the average, and with doubt. */
    private static final double GAP_SECONDS = 10;

    private static final double GAP_SECONDS_MAX = 3600;
    private static final double GAP_DOUBT_SHARE = 0.5;
    /** Without a reading for this long nothing is said about minutes. */
    private static final double SILENCE_SECONDS = 60;

    /** Diffusion doubles about half of what a step shows, after some minutes of the same current. */
    private static final double SETTLED = 1.5;

    private static final double SETTLED_DOUBT = 0.35;
    /** Cells bend at the ends of their curves earlier or later by this share of the charge. */
    private static final double KNEE_SHARE = 0.03;

    /** What remains of those doubts once the pack was seen from full to the bottom. */
    private static final double LEARNED_DOUBT = 0.5;

    /** A real pack is nearer to its table. */
    private static final double ABOVE_MAX = 0.5;

    private static final double LOOK_VOLTS = 0.004;
    private static final double LOOK_SAG_SHARE = 0.15;
    private static final Belief FULL = new Belief(1, 0.01);
    private static final double BOTTOM_SHARE = 0.01;

    /** Before a step of the load has shown it, the resistance may be so many times the guess. */
    private static final double GUESSED_OHMS_MAX = 2.5;

    /** Unknown temperature: a case at a market. */
    private static final double USUAL_CELSIUS = 20;

    /** The answer changes at most once a minute. */
    private static final int BLOCKS_SHOWN = 2;

    private final BatteryPack pack;
    private final ChemistryTraits traits;
    private final RestCurve curve;
    private final ChargeFilter filter;
    private final CoulombCount count = new CoulombCount();
    private final Resistance resistance;
    private final TimeToEmpty timeToEmpty;
    private final LoadHistory load = new LoadHistory();
    private final Block block = new Block();
    private final CurveRecorder recorder;
    private final Surface surface;
    private final FullWatch fullWatch;
    private final BottomWatch bottomWatch;
    private final KneeWatch kneeWatch;
    private final HeldCharge held;
    private final Optional<BatteryMemory> before;
    private List<Double> aboveTable = List.of();
    private Optional<Moment> last = Optional.empty();
    private Optional<BatteryEstimate> shown = Optional.empty();
    private OptionalDouble gauge = OptionalDouble.empty();
    private double coldShare = Cold.share(USUAL_CELSIUS);
    private double lastAmperes;
    private boolean begun;
    private boolean agreed;
    private long blocks;
    private long fulls;

    /** @param before what the life before this one learned, if there was one */
    public BatteryEstimator(BatteryPack pack, Optional<BatteryMemory> before) {
        this.pack = pack;
        this.traits = ChemistryTraits.of(pack.chemistry());
        this.curve = new RestCurve(pack.chemistry());
        this.filter = new ChargeFilter(curve, pack.nominalAmpereHours());
        this.timeToEmpty = new TimeToEmpty(pack, curve);
        this.resistance = new Resistance(pack.ohmsAtFirst());
        this.recorder = new CurveRecorder(pack.nominalAmpereHours());
        this.surface = new Surface(traits.fullVolts(), pack.nominalAmpereHours());
        this.before = before;
        this.fullWatch = new FullWatch(traits.fullVolts(), pack.nominalAmpereHours());
        this.bottomWatch = new BottomWatch(pack);
        this.kneeWatch = new KneeWatch(pack.nominalAmpereHours(), traits.kneeVolts(), traits.soonVolts());
        this.held = before.map(memory -> new HeldCharge(memory.capacityAmpereHours()))
                .orElse(HeldCharge.ofLabel(pack.nominalAmpereHours()));
        before.ifPresent(memory -> {
            aboveTable = memory.aboveTable();
            curve.learn(aboveTable);
            resistance.remember(memory.ohms());
            fulls = memory.fulls();
        });
    }

    /** Takes what was read; without volts or amperes there is nothing to count, and the next one bridges it. */
    public void observe(BatteryInput input) {
        input.celsius().ifPresent(celsius -> coldShare = Cold.share(celsius));
        if (input.gaugePercent().isPresent()) {
            gauge = input.gaugePercent();
        }
        if (input.volts().isEmpty() || input.amperes().isEmpty()) {
            return;
        }
        double volts = input.volts().getAsDouble();
        double amperes = input.amperes().getAsDouble();
        double seconds = last.map(then -> input.at().since(then).toNanos() / NANOS_PER_SECOND)
                .orElse(0.0);
        last = Optional.of(input.at());
        boolean gap = seconds > GAP_SECONDS;
        if (gap) {
            resistance.forgetLast();
        }
        resistance.observe(volts, amperes);
        if (begun) {
            count(gap ? -load.amperesRecent() : (amperes + lastAmperes) / 2, seconds, gap);
        }
        lastAmperes = amperes;
        if (begun && bottomWatch.isReached(volts, -amperes, sag(), seconds)) {
            bottom();
        }
        block.add(volts, amperes, Math.min(seconds, GAP_SECONDS));
        if (block.isFull()) {
            close();
        }
    }

    private void count(double amperes, double seconds, boolean gap) {
        double hours = Math.min(seconds, GAP_SECONDS_MAX) / SECONDS_PER_HOUR;
        double moved = amperes * hours * (amperes > 0 ? traits.chargeKept() : 1);
        double doubt = gap ? Math.abs(amperes) * hours * GAP_DOUBT_SHARE : 0;
        if (seconds > GAP_SECONDS_MAX) {
            doubt = filter.capacity().value() / 4;
        }
        filter.move(moved, hours, doubt);
        count.move(moved, doubt);
        kneeWatch.move(moved);
        recorder.move(moved, gap);
    }

    /** A block is full: look at its voltage, look for anchors, and say what is thought now. */
    private void close() {
        load.add(-block.watts(), -block.amperes(), block.peakOut());
        double amperes = block.amperes();
        double restVolts = (block.volts() - amperes * ohms().settled()) / pack.cells();
        double sag = Math.abs(amperes) * ohms().settled() / pack.cells();
        double steep = curve.slope(begun ? filter.share(coldShare) : curve.share(restVolts));
        double learned = aboveTable.isEmpty() ? 1 : LEARNED_DOUBT;
        double biasVolts =
                learned * Math.hypot(Math.hypot(traits.tableVolts(), SETTLED_DOUBT * sag), KNEE_SHARE * steep);
        boolean settled = surface.isGone(block.volts() / pack.cells(), amperes);
        if (!begun) {
            begin(restVolts, biasVolts);
        } else if (settled) {
            filter.expectBias(biasVolts);
            filter.look(restVolts, Math.hypot(LOOK_VOLTS, LOOK_SAG_SHARE * sag), coldShare);
            recorder.look(restVolts);
        }
        kneeWatch.look(restVolts, block.volts() / pack.cells(), amperes);
        if (fullWatch.isFull(block.volts() / pack.cells(), amperes)) {
            full();
        }
        block.clear();
        if (blocks++ % BLOCKS_SHOWN == 0) {
            shown = Optional.of(think());
        }
    }

    private void begin(double restVolts, double biasVolts) {
        double share = Math.clamp(curve.share(restVolts), 0, 1);
        var byVoltage = new Belief(share, Math.min(0.3, 1.5 * biasVolts / curve.slope(share)));
        var saved = before.map(BatteryMemory::chargeShare);
        var start = StartingCharge.of(byVoltage, gauge, saved);
        filter.begin(start.share(), held.belief(), biasVolts);
        count.begin(start.share(), held.belief());
        agreed = start.agreed();
        begun = true;
    }

    private void full() {
        held.full(filter.capacity());
        filter.anchor(FULL, held.belief());
        count.begin(FULL, held.belief());
        recorder.begin();
        fulls += fullWatch.isNew() ? 1 : 0;
        agreed = true;
    }

    /** What went out since the charge was last known, and what the table says is left here, is what the pack holds. */
    private void bottom() {
        var left = new Belief(1 - coldShare + coldShare * timeToEmpty.floor(load, ohms()), BOTTOM_SHARE);
        count.capacity(left).ifPresent(held::bottom);
        filter.anchor(left, held.belief());
        // A flat curve is known no better after one more discharge: there only the bottom teaches.
        if (pack.chemistry() != Chemistry.LIFEPO4) {
            recorder.learn(curve, held.belief().value() * coldShare).ifPresent(this::learn);
        }
    }

    /** Once seen from full to the bottom, the pack has a curve of its own. */
    private void learn(List<Double> above) {
        var known = new ArrayList<Double>();
        for (int i = 0; i < above.size(); i++) {
            double was = aboveTable.isEmpty() ? above.get(i) : aboveTable.get(i);
            known.add(Math.clamp((was + above.get(i)) / 2, -ABOVE_MAX, ABOVE_MAX));
        }
        aboveTable = List.copyOf(known);
        curve.learn(aboveTable);
        filter.newTable(LEARNED_DOUBT * traits.tableVolts());
    }

    private BatteryEstimate think() {
        var minutes = timeToEmpty.of(filter, load, ohms(), coldShare, held.isCounted());
        double points = 100 * filter.shareSigma(coldShare);
        return new BatteryEstimate(
                Math.clamp(100 * filter.share(coldShare), 0, 100),
                points,
                BatteryEstimate.Method.COULOMBS,
                !agreed,
                minutes,
                minutes.isPresent() ? "" : whyNoMinutes(),
                filter.capacity());
    }

    private String whyNoMinutes() {
        return load.amperes() <= 0 ? "the battery is not discharging" : "at this load it lasts longer than can be said";
    }

    private TimeToEmpty.Ohms ohms() {
        return new TimeToEmpty.Ohms(resistance.ohms(), SETTLED * resistance.ohms());
    }

    /** What is thought; empty before the first half minute, and when the battery was silent for a minute. */
    public Optional<BatteryEstimate> estimate(Moment now) {
        return isHeard(now) ? shown : Optional.empty();
    }

    /** The witness that never looks at the voltage; empty when it has nothing to say. */
    public Optional<CountWitness> witness(Moment now) {
        return begun && isHeard(now)
                ? Optional.of(new CountWitness(count.share(coldShare), count.shareAtLeast(coldShare)))
                : Optional.empty();
    }

    /** The end of the rest curve, when this discharge has shown it. */
    public Optional<Knee> knee(Moment now) {
        return isHeard(now) ? kneeWatch.knee() : Optional.empty();
    }

    LoadSag sag() {
        boolean known = resistance.isKnown();
        double atMost = ohms().settled() * (known ? 1 : GUESSED_OHMS_MAX);
        return new LoadSag(atMost, ohms().instant(), known, load.peakAmperes());
    }

    private boolean isHeard(Moment now) {
        return last.filter(then -> now.since(then).toNanos() / NANOS_PER_SECOND <= SILENCE_SECONDS)
                .isPresent();
    }

    /** To be kept over a restart; empty while nothing is known that was not known before. */
    public Optional<BatteryMemory> memory() {
        if (!begun) {
            return before;
        }
        var share = new Belief(Math.clamp(filter.share(1), 0, 1), filter.shareSigma(1));
        return Optional.of(
                new BatteryMemory(held.refined(filter.capacity()), share, resistance.ohms(), fulls, aboveTable));
    }
}
