package dev.flightcase.hal.battery;

/**
 * Whether a voltage is the battery's own: no charger holds it, and what the last one left on top is gone, which
 * takes some charge going out, or some time.
 */
final class Surface {

    private static final double SECONDS_PER_HOUR = 3600;
    /** While charging faster than C/10, or held near full, the voltage tells about the charger. */
    private static final double CHARGING_SHARE_MAX = 0.1;

    private static final double HELD_VOLTS = 0.05;
    private static final double SURFACE_SHARE = 0.02;
    private static final int SURFACE_BLOCKS = 60;

    private final double heldVolts;
    private final double nominal;
    private double ampereHours;
    private int blocks;

    Surface(double fullVolts, double nominalAmpereHours) {
        this.heldVolts = fullVolts - HELD_VOLTS;
        this.nominal = nominalAmpereHours;
    }

    /** One block of {@link LoadHistory#BLOCK_SECONDS}. */
    boolean isGone(double cellVolts, double amperes) {
        if (cellVolts >= heldVolts || amperes > CHARGING_SHARE_MAX * nominal) {
            ampereHours = SURFACE_SHARE * nominal;
            blocks = SURFACE_BLOCKS;
            return false;
        }
        ampereHours += amperes * LoadHistory.BLOCK_SECONDS / SECONDS_PER_HOUR;
        blocks--;
        return ampereHours <= 0 || blocks <= 0;
    }
}
