package dev.flightcase.hal.battery;

/** The bottom is some seconds at the end of the pack, once in each discharge. */
final class BottomWatch {

    /** So long below the line, as the shutdown rule waits. */
    private static final double BOTTOM_SECONDS = 10;

    /** A discharge has ended when the cells are this far above the first line again. */
    private static final double RISEN_VOLTS = 0.05;

    private final BatteryPack pack;
    private final double risenVolts;
    private double lowSeconds;
    private boolean seen;

    BottomWatch(BatteryPack pack) {
        this.pack = pack;
        this.risenVolts = ChemistryTraits.of(pack.chemistry()).soonVolts() + RISEN_VOLTS;
    }

    /**
     * True once, when it is reached.
     *
     * @param amperesOut negative while charging
     */
    boolean isReached(double volts, double amperesOut, LoadSag load, double seconds) {
        double cellVolts = volts / pack.cells();
        boolean end = pack.isAtItsEnd(
                cellVolts,
                load.restVolts(volts, amperesOut) / pack.cells(),
                load.peakVolts(volts, amperesOut) / pack.cells());
        lowSeconds = amperesOut > 0 && end ? lowSeconds + seconds : 0;
        seen &= cellVolts < risenVolts;
        boolean reached = !seen && lowSeconds >= BOTTOM_SECONDS;
        seen |= reached;
        return reached;
    }
}
