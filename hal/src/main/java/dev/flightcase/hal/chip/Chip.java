package dev.flightcase.hal.chip;

import dev.flightcase.hal.bus.BusFault;

/** A chip that measures. Both calls block for a few transfers. */
public interface Chip {

    /** As people and board profiles write it, such as {@code ina219}. */
    String name();

    /**
     * Finds out who answers and, unless it is another chip, configures it. Call before the first {@link #read}, and
     * again after the chip was away; a chip that still has its configuration is left in peace.
     */
    Identity open() throws BusFault;

    /** One look. A chip that lost its configuration gets it again and has nothing to say this time. */
    ChipReading read() throws BusFault;
}
