package dev.flightcase.hal.kit;

import dev.flightcase.hal.battery.BatteryPack;
import java.util.List;

/**
 * A board profile, read and checked.
 *
 * @param name as in the configuration; the file's name
 * @param title for people
 * @param unconfirmed what of the file nobody has compared with a board, in words
 */
record Kit(String name, String title, List<String> unconfirmed, BatteryPack pack, KitParts parts) {
    Kit {
        unconfirmed = List.copyOf(unconfirmed);
    }
}
