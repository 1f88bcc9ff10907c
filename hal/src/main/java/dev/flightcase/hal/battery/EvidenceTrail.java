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
    private static final int CURRENTS = 5;

    private final int cells;
    private final double soonVolts;
    private final double nowVolts;
    private final double lastVolts;
    private final RunCounter soon = new RunCounter();
    private final RunCounter now = new RunCounter();
    private final RunCounter last = new RunCounter();
    private final RunCounter gauge = new RunCounter();
    private final double[] currents = new double[CURRENTS];
    private int currentCount;
    private double cellVolts;
    private @Nullable Moment voltsAt;
    private @Nullable Moment currentAt;

    EvidenceTrail(BatteryPack pack) {
        var traits = ChemistryTraits.of(pack.chemistry());
        this.cells = pack.cells();
        this.soonVolts = traits.soonVolts();
        this.nowVolts = pack.stopCellVolts();
        this.lastVolts = pack.lastCellVolts();
    }

    void volts(Moment at, double packVolts) {
        voltsAt = at;
        cellVolts = packVolts / cells;
        soon.see(at, cellVolts < soonVolts);
        now.see(at, cellVolts < nowVolts);
        last.see(at, cellVolts < lastVolts);
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

    PowerEvidence evidence(Moment at, Optional<CountWitness> count, Optional<MinutesLeft> minutes) {
        return new PowerEvidence(
                isFresh(voltsAt, at) ? OptionalDouble.of(cellVolts) : OptionalDouble.empty(),
                new PowerEvidence.Below(soon.run(at), now.run(at), last.run(at)),
                gauge.run(at),
                isFresh(currentAt, at) ? OptionalDouble.of(medianAmperes()) : OptionalDouble.empty(),
                count,
                minutes);
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
