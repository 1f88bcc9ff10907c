package dev.flightcase.hal.world;

import java.util.random.RandomGenerator;

/** A base that drifts as people come and go, and pulses on top of it. */
final class WorldLoad {

    private static final double DRIFT_STEP_SECONDS = 60;

    private final RandomGenerator random;
    private final double baseWatts;
    private final double pulseShare;
    private final double onSeconds;
    private final double offSeconds;
    private final double driftSigma;
    private final double driftSeconds;
    private double drift;
    private boolean on;
    private double switchIn;
    private double driftIn = DRIFT_STEP_SECONDS;

    WorldLoad(double meanWatts, RandomGenerator random) {
        this.random = random;
        this.pulseShare = Draw.between(random, 0.1, 1.0);
        this.onSeconds = Draw.between(random, 5, 120);
        this.offSeconds = Draw.between(random, 30, 600);
        this.driftSigma = Draw.between(random, 0.02, 0.10);
        this.driftSeconds = Draw.between(random, 3600, 3 * 3600);
        this.baseWatts = meanWatts / (1 + pulseShare * onSeconds / (onSeconds + offSeconds));
        this.switchIn = Draw.wait(random, offSeconds);
    }

    double watts() {
        return baseWatts * (1 + drift) * (on ? 1 + pulseShare : 1);
    }

    /** Until the load changes next, s. */
    double nextEvent() {
        return Math.min(switchIn, driftIn);
    }

    void advance(double seconds) {
        switchIn -= seconds;
        driftIn -= seconds;
        if (switchIn <= 0) {
            on = !on;
            switchIn = Math.max(1, Draw.wait(random, on ? onSeconds : offSeconds));
        }
        if (driftIn <= 0) {
            driftIn = DRIFT_STEP_SECONDS;
            double kept = Math.exp(-DRIFT_STEP_SECONDS / driftSeconds);
            drift = kept * drift + Math.sqrt(1 - kept * kept) * driftSigma * random.nextGaussian();
        }
    }
}
