package dev.flightcase.hal.battery;

import dev.flightcase.hal.Moment;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Remembers of the last gated readings what {@link ShutdownRule} weighs. */
final class EvidenceTrail {

    private static final Duration FRESH = Duration.ofSeconds(15);
    private static final double GAUGE_EMPTY_PERCENT = 5;
    /** So long below the last line, empty or weak, and it is the end if a second witness allows it. */
    private static final Duration WEAK = Duration.ofSeconds(4);

    /** So long is no short pulse either: the pack does not carry this load. */
    private static final Duration WEAK_FOR_LONG = Duration.ofSeconds(20);

    /** What table, meter and resistance may be off together, a cell. */
    private static final double EXPLAINED_VOLTS = 0.15;

    private static final int CURRENTS = 5;

    private final BatteryPack pack;
    private final double soonVolts;
    private final RunCounter soon = new RunCounter();
    private final RunCounter now = new RunCounter();
    private final RunCounter last = new RunCounter();
    private final RunCounter weak = new RunCounter();
    private final RunCounter gauge = new RunCounter();
    private final double[] currents = new double[CURRENTS];
    private int currentCount;
    private double cellVolts;
    private double overloadedAt;
    private @Nullable Moment voltsAt;
    private @Nullable Moment currentAt;

    EvidenceTrail(BatteryPack pack) {
        this.pack = pack;
        this.soonVolts = ChemistryTraits.of(pack.chemistry()).soonVolts();
    }

    /** @param load what it takes of the voltage is no sign that the pack is empty */
    void volts(Moment at, double packVolts, LoadSag load) {
        voltsAt = at;
        cellVolts = packVolts / pack.cells();
        double out = isFresh(currentAt, at) ? Math.max(0, -medianAmperes()) : 0;
        double restVolts = load.restVolts(packVolts, out) / pack.cells();
        // By a guess of the resistance no peak is foretold, and a pulse may pass.
        double peakVolts = load.known() ? load.peakVolts(packVolts, out) / pack.cells() : pack.stopCellVolts();
        soon.see(at, cellVolts < soonVolts);
        weak.see(at, cellVolts < pack.lastCellVolts());
        var weakFor = weak.run(at).lasted();
        boolean end = weakFor.compareTo(load.known() ? WEAK : WEAK_FOR_LONG) >= 0
                || pack.isAtItsEnd(cellVolts, restVolts, peakVolts);
        now.see(at, end);
        last.see(at, end && Math.min(cellVolts, peakVolts) < pack.lastCellVolts());
        overloadedAt = weakFor.compareTo(WEAK_FOR_LONG) >= 0 && load.known() ? restVolts : 0;
    }

    void amperes(Moment at, double amperes) {
        if (!isFresh(currentAt, at)) {
            currentCount = 0;
        }
        currentAt = at;
        currents[currentCount++ % CURRENTS] = amperes;
    }

    void gauge(Moment at, double percent) {
        gauge.see(at, percent <= GAUGE_EMPTY_PERCENT);
    }

    PowerEvidence evidence(
            Moment at, Optional<CountWitness> count, Optional<Knee> knee, Optional<MinutesLeft> minutes) {
        return new PowerEvidence(
                isFresh(voltsAt, at) ? OptionalDouble.of(cellVolts) : OptionalDouble.empty(),
                new PowerEvidence.Below(soon.run(at), now.run(at), last.run(at), isByLoad(at, count)),
                gauge.run(at),
                isFresh(currentAt, at) ? OptionalDouble.of(medianAmperes()) : OptionalDouble.empty(),
                count,
                knee,
                minutes);
    }

    /** Without the load the cells would rest about where the count has them: the current explains the low voltage. */
    private boolean isByLoad(Moment at, Optional<CountWitness> count) {
        return isFresh(voltsAt, at)
                && count.filter(known ->
                                overloadedAt >= pack.chemistry().restVolts(100 * known.likely()) - EXPLAINED_VOLTS)
                        .isPresent();
    }

    /** One flipped bit in a current must not look like a charger. */
    private double medianAmperes() {
        var sorted = Arrays.copyOf(currents, Math.min(currentCount, CURRENTS));
        Arrays.sort(sorted);
        return sorted[(sorted.length - 1) / 2];
    }

    private static boolean isFresh(@Nullable Moment then, Moment at) {
        return then != null && at.since(then).compareTo(FRESH) <= 0;
    }
}
