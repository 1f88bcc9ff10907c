package dev.flightcase.uplink;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after failures in a row: doubles from {@code first} to {@code longest}, then a random part of the upper half
 * of that, so that a fleet that lost its broker in one moment does not come back in one moment.
 */
public record Backoff(Duration first, Duration longest) {
    /** Half a second to five: a healed network is used within seconds, and one SYN every few seconds costs a broker nothing. */
    public static final Backoff DEFAULT = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(5));

    public Backoff {
        if (!first.isPositive() || longest.compareTo(first) < 0) {
            throw new UplinkException("backoff is " + first + " to " + longest + "; must be positive and not fall");
        }
    }

    /**
     * The wait after so many failures in a row: between half of the doubled time and all of it.
     *
     * @param failures at least 1
     */
    public Duration delay(int failures, RandomGenerator random) {
        if (failures < 1) {
            throw new UplinkException("failures is " + failures + "; must be at least 1");
        }
        long ceiling = ceilingMillis(failures);
        return Duration.ofMillis(ceiling - random.nextLong(ceiling / 2 + 1));
    }

    private long ceilingMillis(int failures) {
        long ceiling = first.toMillis();
        for (int i = 1; i < failures && ceiling < longest.toMillis(); i++) {
            ceiling *= 2;
        }
        return Math.min(ceiling, longest.toMillis());
    }
}
