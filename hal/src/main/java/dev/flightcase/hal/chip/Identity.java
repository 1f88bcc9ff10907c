package dev.flightcase.hal.chip;

/** Who answers at the address. */
public sealed interface Identity {

    /** The chip's identity registers say what the profile says. */
    record Confirmed(String detail) implements Identity {}

    /** Something answers, and this kind of chip has no register that says who it is. */
    record Unverifiable(String detail) implements Identity {}

    /** Another chip; nothing was written to it. */
    record Different(String expected, String found) implements Identity {}
}
