package dev.flightcase.hal.battery;

import java.util.Optional;

/**
 * Ampere-hours counted from the last time the charge was known, and nothing else: it never looks at a voltage
 * in between, so it can stand as a second witness beside one. Its capacity is the one known at that time.
 */
final class CoulombCount {

    /** Of what was counted: meter, efficiency, a bit that flipped. */
    private static final double COUNT_SHARE = 0.03;

    private static final double DEVIATIONS = 3;
    /** Of what the cold takes: makers differ that much. */
    private static final double COLD_SHARE = 0.3;

    /** What a meter is off it is off each time; this is what it is off differently. */
    private static final double REPEATED_SHARE = 0.015;

    /** Between two known charges closer than this a capacity is a guess. */
    private static final double BETWEEN_MIN = 0.4;

    private Belief began = new Belief(1, 1);
    private Belief capacity = new Belief(1, 1);
    private double left;
    private double variance;
    private double doubt;
    private double moved;

    void begin(Belief share, Belief capacity) {
        this.began = share;
        this.capacity = capacity;
        left = share.value() * capacity.value();
        variance = square(share.sigma() * capacity.value()) + square(share.value() * capacity.sigma());
        doubt = 0;
        moved = 0;
    }

    void move(double ampereHours, double extraSigma) {
        left = Math.min(capacity.value(), left + ampereHours);
        moved += Math.abs(ampereHours);
        variance += extraSigma * extraSigma;
        doubt += extraSigma * extraSigma;
    }

    /**
     * What the pack holds when {@code leftShare} of that is still in it. Empty when too little went out since the
     * charge was last known.
     */
    Optional<Belief> capacity(Belief leftShare) {
        double between = began.value() - leftShare.value();
        double out = began.value() * capacity.value() - left;
        if (between < BETWEEN_MIN || out <= 0) {
            return Optional.empty();
        }
        double held = out / between;
        double shares = Math.hypot(began.sigma(), leftShare.sigma());
        double counted = Math.hypot(Math.sqrt(doubt), REPEATED_SHARE * moved);
        return Optional.of(new Belief(held, Math.hypot(counted, held * shares) / between));
    }

    /** Share of the charge that can be had at this temperature: as counted. */
    double share(double coldShare) {
        return (left - capacity.value() * (1 - coldShare)) / (capacity.value() * coldShare);
    }

    /** The least that the count does not rule out. */
    double shareAtLeast(double coldShare) {
        double cold = COLD_SHARE * (1 - coldShare) * capacity.value();
        double sigma = Math.sqrt(variance + square(COUNT_SHARE * moved) + square(cold));
        return share(coldShare) - DEVIATIONS * sigma / (capacity.value() * coldShare);
    }

    private static double square(double value) {
        return value * value;
    }
}
