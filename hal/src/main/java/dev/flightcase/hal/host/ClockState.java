package dev.flightcase.hal.host;

/** How far the wall clock can be trusted, worst first. */
public enum ClockState {
    /** No source at all: the time is made up. */
    UNTRUSTED(0),
    /** Nothing confirms it; only that it is not before the last time that was known for true. */
    FLOOR(1),
    /** Was in step earlier in this boot, or was kept by a clock with a battery, and drifts since. */
    HELD(2),
    /** In step with a time source. */
    SYNCED(3);

    private final int level;

    ClockState(int level) {
        this.level = level;
    }

    /** As {@link dev.flightcase.hal.Signals#CLOCK_TRUST} says it. */
    public int level() {
        return level;
    }

    public boolean isSure() {
        return level >= HELD.level;
    }
}
