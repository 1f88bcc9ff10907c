package dev.flightcase.hal.battery;

/**
 * Minutes until the node must stop, or the pack would stop it, at the load of now.
 *
 * @param low nine times in ten it lasts longer
 * @param likely as often longer as shorter
 * @param high nine times in ten it is empty before
 */
public record MinutesLeft(double low, double likely, double high) {

    /** With more than a week left, load and sun are as good as balanced: no number is honest. */
    public static final double MAX = 7 * 24 * 60.0;

    public MinutesLeft {
        if (!(0 <= low && low <= likely && likely <= high)) {
            throw new IllegalArgumentException(
                    "minutes left are " + low + ", " + likely + ", " + high + "; must rise from 0 on");
        }
    }
}
