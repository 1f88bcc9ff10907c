package dev.flightcase.hal.kit;

import dev.flightcase.hal.BoardPart;
import dev.flightcase.hal.bus.BusFault;
import dev.flightcase.hal.bus.OutputPin;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** An LED on the header, opened when it is first lit or darkened. Thread-safe. */
final class PanelLed implements AutoCloseable {
    private final PinPlace place;
    private final HeaderLines lines;
    private final SlowRetry retry;
    private boolean lit;
    private @Nullable OutputPin pin;
    private @Nullable BusFault trouble;

    PanelLed(PinPlace place, HeaderLines lines, LongSupplier ticks) {
        this.place = place;
        this.lines = lines;
        this.retry = new SlowRetry(ticks);
    }

    synchronized void light(boolean on) {
        if (retry.standing() != null || (pin != null && on == lit)) {
            return;
        }
        boolean level = on == place.high();
        try {
            if (pin == null) {
                pin = lines.open().output(place.line(), level);
            } else {
                pin.set(level);
            }
            lit = on;
            retry.worked();
            trouble = null;
        } catch (BusFault fault) {
            retry.failed(fault);
            trouble = fault;
        }
    }

    synchronized BoardPart part() {
        var fault = trouble;
        return new BoardPart(
                "LED on GPIO " + place.line(),
                fault == null,
                fault != null
                        ? "can not be set"
                        : pin == null ? "is not used while no node runs" : lit ? "is lit" : "is dark",
                List.of(),
                fault == null ? "" : String.valueOf(fault.getMessage()));
    }

    @Override
    public synchronized void close() {
        if (pin != null) {
            pin.close();
        }
    }
}
