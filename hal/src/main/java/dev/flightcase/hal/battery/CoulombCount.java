package dev.flightcase.hal.battery;

/**
 * Ampere-hours counted from the last time the charge was known, and nothing else: it never looks at a voltage
 * in between, so it can stand as a second witness beside one. Its capacity is the one known at that time.
 */
final class CoulombCount {

    /** Of what was counted: meter, efficiency, a bit that flipped. */
    private static final double COUNT_SHARE = 0.03;

    private static final double FULL_SHARE = 0.02;
    private static final double DEVIATIONS = 3;

    private Belief capacity = new Belief(1, 1);
    private double left;
    private double variance;
    private double moved;

    void begin(Belief share, Belief capacity) {
        this.capacity = capacity;
        left = share.value() * capacity.value();
        variance = square(share.sigma() * capacity.value()) + square(share.value() * capacity.sigma());
        moved = 0;
    }

    void full(Belief capacityNow) {
        begin(new Belief(1, FULL_SHARE), capacityNow);
    }

    void move(double ampereHours, double extraSigma) {
        left = Math.min(capacity.value(), left + ampereHours);
        moved += Math.abs(ampereHours);
        variance += extraSigma * extraSigma;
    }

    /** Share of the charge that can be had at this temperature: as counted. */
    double share(double coldShare) {
        return (left - capacity.value() * (1 - coldShare)) / (capacity.value() * coldShare);
    }

    /** The least that the count does not rule out. */
    double shareAtLeast(double coldShare) {
        double sigma = Math.sqrt(variance + square(COUNT_SHARE * moved));
        return share(coldShare) - DEVIATIONS * sigma / (capacity.value() * coldShare);
    }

    private static double square(double value) {
        return value * value;
    }
}
