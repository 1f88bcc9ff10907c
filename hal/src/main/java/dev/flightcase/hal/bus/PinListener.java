package dev.flightcase.hal.bus;

/** Hears of edges on the thread of the pins; must not block. */
@FunctionalInterface
public interface PinListener {

    void changed(boolean high);
}
