package dev.flightcase.hal;

import java.util.Optional;

/** What people press and see on a board: a button and an LED, or one of them. Used by one thread; a call may block on the pins for a moment. */
public interface Panel {

    /** Whether the button is down now; empty without one, and while it can not be read. */
    Optional<Boolean> pressed();

    /** Lights or darkens the LED; nothing without one. */
    void light(boolean on);
}
