package dev.flightcase.hal.kit;

import dev.flightcase.hal.bus.BusFault;
import dev.flightcase.hal.bus.Pins;

/** Gets at the header. */
@FunctionalInterface
public interface HeaderLines {
    Pins open() throws BusFault;
}
