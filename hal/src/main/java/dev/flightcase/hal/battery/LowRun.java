package dev.flightcase.hal.battery;

import java.time.Duration;

/**
 * Consecutive gated readings of one source that all said low.
 *
 * @param readings 0 when the last one did not
 * @param lasted from the first of them to the last
 */
public record LowRun(int readings, Duration lasted) {

    public static final LowRun NONE = new LowRun(0, Duration.ZERO);
}
