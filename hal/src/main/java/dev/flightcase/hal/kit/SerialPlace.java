package dev.flightcase.hal.kit;

import java.util.List;

/**
 * A charger or battery monitor that speaks VE.Direct on a serial port.
 *
 * @param port such as {@code /dev/ttyUSB0}
 * @param gives which of what it says is used
 */
record SerialPlace(String port, List<KitSignal> gives) {
    SerialPlace {
        gives = List.copyOf(gives);
    }
}
