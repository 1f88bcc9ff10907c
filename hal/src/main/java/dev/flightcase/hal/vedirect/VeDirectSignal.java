package dev.flightcase.hal.vedirect;

import dev.flightcase.hal.Signal;

/** A signal, and what of the line it is. */
public record VeDirectSignal(VeDirectQuantity quantity, Signal signal) {

    public VeDirectSignal {
        if (signal.unit() != quantity.unit()) {
            throw new IllegalArgumentException("signal " + signal.name() + " is in " + signal.unit() + "; " + quantity
                    + " must be in " + quantity.unit());
        }
    }
}
