package dev.flightcase.hal.kit;

import java.util.List;
import java.util.Map;

/** What a kit is made of. */
record KitParts(
        List<ChipPlace> chips, List<SerialPlace> serials, List<KernelPlace> kernel, Map<KitPin, PinPlace> pins) {
    KitParts {
        chips = List.copyOf(chips);
        serials = List.copyOf(serials);
        kernel = List.copyOf(kernel);
        pins = Map.copyOf(pins);
    }

    /** How many of them claim to give it. */
    long sources(KitSignal signal) {
        return chips.stream().filter(chip -> chip.gives().containsKey(signal)).count()
                + serials.stream()
                        .filter(serial -> serial.gives().contains(signal))
                        .count()
                + kernel.stream()
                        .filter(place -> place.signals().contains(signal))
                        .count()
                + (signal == KitSignal.EXTERNAL_POWER && pins.containsKey(KitPin.POWER_LOST) ? 1 : 0);
    }
}
