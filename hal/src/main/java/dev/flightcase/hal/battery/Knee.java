package dev.flightcase.hal.battery;

/**
 * The voltage at rest fell faster over the charge that went out than it does anywhere but at the end of a pack. A
 * meter that is off, stuck, or lies by a constant share shows no such fall.
 *
 * @param volts that a cell fell
 * @param share of the label's capacity that went out meanwhile
 */
public record Knee(double volts, double share) {}
