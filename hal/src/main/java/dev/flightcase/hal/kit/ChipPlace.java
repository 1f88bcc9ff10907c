package dev.flightcase.hal.kit;

import dev.flightcase.hal.chip.Output;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A chip of a kit.
 *
 * @param bus such as {@code i2c-1}
 * @param address 7 bits
 * @param shunts ohm, one for each channel that is wired; empty for chips that measure no current
 * @param amperesMax the greatest current to be counted, for chips that want to know
 * @param reversed whether the chip counts current positive when it leaves the battery
 * @param gives which signal each of its numbers is
 */
record ChipPlace(
        ChipKind kind,
        String bus,
        int address,
        List<Double> shunts,
        double amperesMax,
        boolean reversed,
        Map<KitSignal, Output> gives) {
    ChipPlace {
        shunts = List.copyOf(shunts);
        gives = Map.copyOf(gives);
    }

    /** Unique in a kit: the sensor's name. */
    String name() {
        return kind.word() + "-" + Integer.toHexString(address);
    }

    /** In the order of {@link KitSignal}. */
    Map<KitSignal, Output> inOrder() {
        return new TreeMap<>(gives);
    }
}
