package dev.flightcase.hub.worker;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Waits that double from 50 ms up to a bound, each between half and all of that: workers that lost one database do not come back as one. */
final class Pauses {
    private static final Duration FIRST = Duration.ofMillis(50);

    private final Duration most;
    private final RandomGenerator random;
    private Duration next = FIRST;

    Pauses(Duration most, RandomGenerator random) {
        this.most = most;
        this.random = random;
    }

    Duration next() {
        var whole = next.compareTo(most) < 0 ? next : most;
        next = whole.multipliedBy(2);
        long half = whole.toMillis() / 2;
        return Duration.ofMillis(half + random.nextLong(half + 1));
    }

    void reset() {
        next = FIRST;
    }
}
