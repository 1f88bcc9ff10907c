package dev.flightcase.hal.kit;

import dev.flightcase.hal.BoardPart;
import dev.flightcase.hal.bus.BusFault;
import dev.flightcase.hal.bus.InputPin;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A button on the header, opened when it is first asked for. Thread-safe. */
final class PanelButton implements AutoCloseable {
    private final PinPlace place;
    private final HeaderLines lines;
    private final SlowRetry retry;
    private @Nullable InputPin pin;
    private @Nullable BusFault trouble;

    PanelButton(PinPlace place, HeaderLines lines, LongSupplier ticks) {
        this.place = place;
        this.lines = lines;
        this.retry = new SlowRetry(ticks);
    }

    /** Empty while it can not be read. */
    synchronized Optional<Boolean> pressed() {
        if (retry.standing() != null) {
            return Optional.empty();
        }
        try {
            if (pin == null) {
                pin = lines.open().input(place.line(), place.bias());
            }
            boolean down = pin.high() == place.high();
            retry.worked();
            trouble = null;
            return Optional.of(down);
        } catch (BusFault fault) {
            retry.failed(fault);
            trouble = fault;
            return Optional.empty();
        }
    }

    synchronized BoardPart part() {
        var down = pressed();
        var fault = trouble;
        return new BoardPart(
                "button on GPIO " + place.line(),
                fault == null,
                fault != null ? "can not be read" : down.orElse(false) ? "is pressed" : "is not pressed",
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
