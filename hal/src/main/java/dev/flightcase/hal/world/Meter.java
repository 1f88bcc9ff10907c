package dev.flightcase.hal.world;

/** What is true at the terminals of the pack; an emulated chip turns it into registers, with its own errors. */
public interface Meter {

    double volts();

    /** Positive into the battery. */
    double amperes();

    /** Of the pack, °C. */
    double celsius();
}
