package dev.flightcase.hal.kit;

import dev.flightcase.hal.bus.Bias;

/**
 * A line of the GPIO header, by its BCM number.
 *
 * @param high the level that means yes
 */
public record PinPlace(int line, boolean high, Bias bias) {}
