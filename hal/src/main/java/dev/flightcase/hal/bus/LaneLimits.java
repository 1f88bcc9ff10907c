package dev.flightcase.hal.bus;

import java.time.Duration;

/**
 * What a {@link BusLane} may cost its callers.
 *
 * @param transferTimeout from asking to the answer, 1 ms to 10 s. The slowest transfer of the drivers, 13 bytes
 *     at 100 kHz, takes 2 ms; clock stretching and a busy kernel add to that
 * @param queueMax transfers that may wait, 1 to 1024
 */
public record LaneLimits(Duration transferTimeout, int queueMax) {

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    public LaneLimits {
        if (transferTimeout.compareTo(SHORTEST) < 0 || transferTimeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "transfer timeout is " + transferTimeout + "; must be " + SHORTEST + " to " + LONGEST);
        }
        if (queueMax < 1 || queueMax > 1024) {
            throw new IllegalArgumentException("queue of the bus is " + queueMax + "; must be 1 to 1024");
        }
    }

    public static LaneLimits defaults() {
        return new LaneLimits(Duration.ofMillis(250), 32);
    }
}
