package dev.flightcase.hal.host;

/**
 * A current sensor that a driver of the kernel holds. Numbers of hwmon change between boots, so it is known by these.
 *
 * @param driver as {@code /sys/class/hwmon/hwmonN/name} says, such as {@code ina219}
 * @param device the last name of its device path: bus and address, such as {@code 1-0040}
 * @param shuntOhms what is soldered on the board. The drivers take 0.01 until they are told otherwise: with 0.1 on the
 *     board, their current is ten times too high, which is put right here
 * @param reversed positive current leaves the battery
 */
public record HwmonPlace(String driver, String device, double shuntOhms, boolean reversed) {

    public HwmonPlace {
        if (!(shuntOhms > 0)) {
            throw new IllegalArgumentException("shunt is " + shuntOhms + " ohms; must be positive");
        }
    }
}
