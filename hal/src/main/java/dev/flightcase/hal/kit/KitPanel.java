package dev.flightcase.hal.kit;

import dev.flightcase.hal.BoardPart;
import dev.flightcase.hal.Panel;
import dev.flightcase.hal.Timebase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Button and LED of a kit, each where its profile names one. */
final class KitPanel implements Panel, AutoCloseable {
    private final Optional<PanelButton> button;
    private final Optional<PanelLed> led;

    private KitPanel(Optional<PanelButton> button, Optional<PanelLed> led) {
        this.button = button;
        this.led = led;
    }

    /** Empty when the kit has neither. Opens nothing yet. */
    static Optional<KitPanel> of(Map<KitPin, PinPlace> pins, HeaderLines lines, Timebase time) {
        var button = place(pins, KitPin.BUTTON).map(place -> new PanelButton(place, lines, time.ticks()));
        var led = place(pins, KitPin.LED).map(place -> new PanelLed(place, lines, time.ticks()));
        return button.isEmpty() && led.isEmpty() ? Optional.empty() : Optional.of(new KitPanel(button, led));
    }

    private static Optional<PinPlace> place(Map<KitPin, PinPlace> pins, KitPin pin) {
        @Nullable PinPlace place = pins.get(pin);
        return Optional.ofNullable(place);
    }

    @Override
    public Optional<Boolean> pressed() {
        return button.flatMap(PanelButton::pressed);
    }

    @Override
    public void light(boolean on) {
        led.ifPresent(lamp -> lamp.light(on));
    }

    List<BoardPart> parts() {
        return Stream.concat(button.map(PanelButton::part).stream(), led.map(PanelLed::part).stream())
                .toList();
    }

    @Override
    public void close() {
        button.ifPresent(PanelButton::close);
        led.ifPresent(PanelLed::close);
    }
}
