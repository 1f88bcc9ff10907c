package dev.flightcase.hal.battery;

import dev.flightcase.hal.Chemistry;

/**
 * The pack as its label tells it; what it has become is learned.
 *
 * @param cells in series, 1 to 32
 * @param nominalAmpereHours of the whole pack, 0.1 to 10000
 * @param ohms of the whole pack with its leads, as a first guess; 0 when nobody knows
 * @param cutOffCellVolts where the pack or the converter behind it switches off, a cell
 */
public record BatteryPack(
        Chemistry chemistry, int cells, double nominalAmpereHours, double ohms, double cutOffCellVolts) {

    private static final int CELLS_MAX = 32;
    private static final double AMPERE_HOURS_MIN = 0.1;
    private static final double AMPERE_HOURS_MAX = 10_000;
    private static final double OHMS_MAX = 10;
    private static final double LITTLE_PERCENT = 15;

    public BatteryPack {
        within("cells", cells, 1, CELLS_MAX);
        within("nominal-ampere-hours", nominalAmpereHours, AMPERE_HOURS_MIN, AMPERE_HOURS_MAX);
        within("ohms", ohms, 0, OHMS_MAX);
        within("cut-off-cell-volts", cutOffCellVolts, chemistry.emptyVolts() / 2, chemistry.fullVolts());
    }

    /** With the cut-off that protection boards of the chemistry commonly have, and a resistance to be learned. */
    public static BatteryPack of(Chemistry chemistry, int cells, double nominalAmpereHours) {
        double cutOff =
                switch (chemistry) {
                    case LI_ION -> 3.0;
                    case LIFEPO4 -> 2.5;
                    case LEAD_ACID -> 1.75;
                };
        return new BatteryPack(chemistry, cells, nominalAmpereHours, 0, cutOff);
    }

    /** Where a node should have stopped, a cell under load: minutes left are minutes until here. */
    public double stopCellVolts() {
        return Math.max(ChemistryTraits.of(chemistry).nowVolts(), cutOffCellVolts);
    }

    /** Half-way from there to the cut-off, a cell: below it no minutes hold a stop back. */
    public double lastCellVolts() {
        return (stopCellVolts() + cutOffCellVolts) / 2;
    }

    /** A third of the way above the cut-off: the next peak must not bring it below. */
    public double brinkCellVolts() {
        return (stopCellVolts() + 2 * cutOffCellVolts) / 3;
    }

    /** A cell at rest above this is not at its end, whatever the load makes of its voltage. */
    public double littleRestVolts() {
        return chemistry.restVolts(LITTLE_PERCENT);
    }

    /**
     * Whether it is time: below the line under load, and not for what the load takes; or on the brink.
     *
     * @param restVolts what the cell would show without the load
     * @param peakVolts what it will show at the next peak of the load
     */
    public boolean isAtItsEnd(double cellVolts, double restVolts, double peakVolts) {
        return cellVolts < stopCellVolts() && (restVolts < littleRestVolts() || peakVolts < brinkCellVolts());
    }

    /** The same with another capacity. */
    public BatteryPack holding(double ampereHours) {
        return new BatteryPack(chemistry, cells, ampereHours, ohms, cutOffCellVolts);
    }

    /** The guess to begin with: small cells, their holder or leads, and a protection board. */
    double ohmsAtFirst() {
        if (ohms > 0) {
            return ohms;
        }
        double perCell =
                switch (chemistry) {
                    case LI_ION -> 0.010 + 0.15 / nominalAmpereHours;
                    case LIFEPO4 -> 0.006 + 0.08 / nominalAmpereHours;
                    case LEAD_ACID -> 0.003 + 0.06 / nominalAmpereHours;
                };
        return perCell * cells;
    }

    private static void within(String key, double value, double min, double max) {
        if (!(value >= min && value <= max)) {
            throw new IllegalArgumentException("battery " + key + " is " + value + "; must be " + min + " to " + max);
        }
    }
}
