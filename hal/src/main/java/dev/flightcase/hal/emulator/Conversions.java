package dev.flightcase.hal.emulator;

import java.util.function.LongSupplier;

/** Whether the converter of a chip has had time for a result since it was configured, and since somebody looked. */
final class Conversions {

    private final LongSupplier ticks;
    private long begun;
    private long takesNanos;

    Conversions(LongSupplier ticks) {
        this.ticks = ticks;
    }

    void begin(long microseconds) {
        takesNanos = microseconds * 1000;
        begun = ticks.getAsLong();
    }

    boolean done() {
        return ticks.getAsLong() - begun >= takesNanos;
    }

    /** The next result is due one conversion from now. */
    void looked() {
        begun = ticks.getAsLong();
    }
}
