package dev.flightcase.hal.chip;

/** What a chip shows beside its numbers. */
public enum Flag {
    /** It had lost its configuration, as after a loss of power, and was configured again. */
    RESET,
    /** Its own current and power registers are wrong. */
    MATH_OVERFLOW,
    /** Its counter of coulombs ran over and began anew. */
    COUNTER_OVERFLOW,
    /** Its memory check failed: the factory calibration may be gone. */
    MEMORY_DAMAGED,
    /** A control register gave two answers. */
    CONTROL_DISAGREES
}
