package dev.flightcase.hal.panel;

import java.time.Duration;

/** How the LED is lit over time. */
public enum LampPattern {
    DARK(Duration.ZERO, Duration.ofSeconds(1)),
    STEADY(Duration.ofSeconds(1), Duration.ZERO),
    /** Half of the time, each second. */
    SLOW(Duration.ofMillis(500), Duration.ofMillis(500)),
    /** Five times a second. */
    FAST(Duration.ofMillis(100), Duration.ofMillis(100)),
    /** Lit with a short gap each second. */
    GAPS(Duration.ofMillis(800), Duration.ofMillis(200));

    private final long litNanos;
    private final long darkNanos;

    LampPattern(Duration lit, Duration dark) {
        this.litNanos = lit.toNanos();
        this.darkNanos = dark.toNanos();
    }

    /** @param ticks monotonic nanoseconds */
    boolean isLit(long ticks) {
        return Math.floorMod(ticks, litNanos + darkNanos) < litNanos;
    }

    boolean blinks() {
        return litNanos > 0 && darkNanos > 0;
    }
}
