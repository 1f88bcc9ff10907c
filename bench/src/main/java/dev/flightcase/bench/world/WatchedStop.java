package dev.flightcase.bench.world;

import dev.flightcase.hal.battery.BatteryPack;
import dev.flightcase.hal.world.World;

/**
 * What came after a decision to stop, under the load that went on. A stop is false when more than 12 % of
 * the charge was still to be had, except where there was no choice: the true terminals were below the last line
 * under the load, and never came back above the stop line to stay.
 */
final class WatchedStop {

    /** What a node needs to stop cleanly, three times over. */
    static final double CLEAN_SECONDS = 30;

    private static final double FALSE_SHARE = 0.12;
    /** Where the pack gives out at the latest, when the sun came before it could be seen. */
    private static final double OUT_SHARE = 0.08;

    /** What the meter may be off. */
    private static final double MARGIN = 1.01;

    private final World world;
    private final double stopVolts;
    private final double at;
    private final double share;
    private final boolean wasLow;
    private double aboveFor;
    private double seen;
    private boolean rose;

    /** @param lowAt when the true terminals were last below the last line, s */
    WatchedStop(World world, BatteryPack pack, double lowAt) {
        this.world = world;
        this.stopVolts = MARGIN * pack.stopCellVolts() * pack.cells();
        this.at = world.seconds();
        this.share = world.share();
        this.wasLow = at - lowAt <= CLEAN_SECONDS;
        this.seen = at;
    }

    static double lastVolts(BatteryPack pack) {
        return MARGIN * pack.lastCellVolts() * pack.cells();
    }

    void look() {
        double step = world.seconds() - seen;
        seen = world.seconds();
        aboveFor = world.isNodeOn() && world.volts() > stopVolts ? aboveFor + step : 0;
        rose |= aboveFor > CLEAN_SECONDS;
    }

    double after() {
        return world.seconds() - at;
    }

    /** Share of the charge that came out since. */
    double left() {
        return share - world.share();
    }

    /** The pack gave out with so much left, or the sun came first. */
    boolean isMuch(boolean gaveOut) {
        return (gaveOut ? left() : share - OUT_SHARE) > FALSE_SHARE;
    }

    boolean hadNoChoice() {
        return wasLow && !rose;
    }

    double share() {
        return share;
    }
}
