package dev.flightcase.hal.battery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The charge to begin with: two of three voices (what was saved, the voltage, a gauge chip) must agree. A
 * single one has been wrong by 60 points in the field (a counter that adopted 31 % of a full pack), so alone
 * it is taken with the widest doubt.
 *
 * @param share 0 to 1
 * @param agreed two voices did
 */
record StartingCharge(Belief share, boolean agreed) {

    private static final double AGREE = 0.10;
    /** A voltage in the flat middle contradicts nothing; it may be this far from the other voice. */
    private static final double AGREE_MAX = 0.25;

    private static final double GAUGE_SIGMA = 0.08;
    /** The node was off for a time that nobody knows: some standby drain, or some sun. */
    private static final double SAVED_SIGMA = 0.04;

    private static final double ALONE_SIGMA = 0.22;

    static StartingCharge of(Belief byVoltage, OptionalDouble gaugePercent, Optional<Belief> saved) {
        var voices = new ArrayList<Belief>();
        saved.ifPresent(was -> voices.add(new Belief(was.value(), Math.hypot(was.sigma(), SAVED_SIGMA))));
        voices.add(byVoltage);
        gaugePercent.ifPresent(percent -> voices.add(new Belief(Math.clamp(percent / 100, 0, 1), GAUGE_SIGMA)));
        return closest(voices)
                .map(both -> new StartingCharge(both, true))
                .orElse(new StartingCharge(
                        new Belief(byVoltage.value(), Math.max(ALONE_SIGMA, byVoltage.sigma())), false));
    }

    private static Optional<Belief> closest(List<Belief> voices) {
        double nearest = 1;
        Optional<Belief> both = Optional.empty();
        for (int i = 0; i < voices.size(); i++) {
            for (int j = i + 1; j < voices.size(); j++) {
                var one = voices.get(i);
                var other = voices.get(j);
                double apart = Math.abs(one.value() - other.value()) / tolerance(one, other);
                if (apart <= nearest) {
                    nearest = apart;
                    both = Optional.of(one.with(other));
                }
            }
        }
        return both;
    }

    private static double tolerance(Belief one, Belief other) {
        return Math.clamp(Math.max(one.sigma(), other.sigma()), AGREE, AGREE_MAX);
    }
}
