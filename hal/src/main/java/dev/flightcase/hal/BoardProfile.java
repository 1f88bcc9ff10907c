package dev.flightcase.hal;

import java.time.Duration;

/**
 * How to use one kind of board. Chosen by the operator, never guessed from a bus scan: sister boards share
 * addresses and use the same pin with opposite meanings.
 */
public interface BoardProfile {

    /** As written in the configuration. */
    String name();

    /** The caller closes the board. May block on the hardware. */
    Board open(Timebase time, Duration period);
}
