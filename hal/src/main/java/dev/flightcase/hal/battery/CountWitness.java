package dev.flightcase.hal.battery;

/**
 * What counted ampere-hours alone say, as shares of what the pack gives at its temperature.
 *
 * @param likely may be below 0: then the pack is larger than was thought
 * @param least what the count does not rule out (three standard deviations)
 */
public record CountWitness(double likely, double least) {}
