package dev.flightcase.hal.bus;

/** What an input reads while nothing drives it. */
public enum Bias {
    /** Whatever the wire does. */
    NONE,
    UP,
    DOWN
}
