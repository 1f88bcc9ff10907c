package dev.flightcase.hal.world;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Pack, load, sun and mains in virtual time; events (a pulse, a cloud, the charger's next stage) cut each step.
 *
 * <p>Mains and the node are switched from outside. A pack that gives out switches its load off by itself and
 * is told by {@link #brownOuts()}; with the node off a hundredth of the load remains.
 */
public final class World implements Meter {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double STEP_SECONDS_MAX = 5;
    private static final double STANDBY_SHARE = 0.01;
    private static final double PANEL_YIELD = 0.95;

    private final WorldSettings settings;
    private final WorldPack pack;
    private final WorldLoad load;
    private final Weather weather;
    private final Charger charger;
    private boolean mains;
    private boolean nodeOn = true;
    private double seconds;
    private long brownOuts;

    /** @param share of the charge to begin with, 0 to 1 */
    public World(WorldSettings settings, double share, RandomGenerator random) {
        this.settings = settings;
        var truth = PackTruth.draw(
                settings.chemistry(),
                settings.cells(),
                settings.nominalAmpereHours(),
                settings.cutOffCellVolts(),
                random);
        this.pack = new WorldPack(
                truth,
                RestVolts.draw(settings.chemistry(), random),
                share,
                settings.climate().meanCelsius());
        this.load = new WorldLoad(settings.meanWatts(), random);
        this.weather =
                new Weather(settings.climate().meanCelsius(), settings.climate().swingKelvin(), random);
        this.charger = Charger.draw(settings, random);
    }

    public void step(Duration duration) {
        double left = duration.toNanos() / NANOS_PER_SECOND;
        while (left > 0) {
            double step = Math.min(Math.min(left, load.nextEvent()), STEP_SECONDS_MAX);
            advance(Math.max(step, 1e-6));
            left -= step;
        }
    }

    private void advance(double step) {
        load.advance(step);
        weather.advance(step);
        seconds += step;
        double ambient = weather.celsius(seconds);
        double need = load.watts() * (nodeOn ? 1 : STANDBY_SHARE);
        double sun = settings.panelWatts() * weather.sun(seconds) * PANEL_YIELD;
        double surplus = mains ? charger.watts(pack.volts()) : sun - need;
        if (surplus > 0) {
            charger.charge(pack, surplus, step, ambient);
        } else {
            pack.discharge(-surplus, step, ambient);
            charger.rest();
            if (pack.isCollapsed() && nodeOn) {
                brownOuts++;
                nodeOn = false;
            }
        }
    }

    public void mains(boolean there) {
        mains = there;
    }

    /** Switched by hand, or by what the node decided. */
    public void node(boolean on) {
        nodeOn = on;
    }

    public boolean isNodeOn() {
        return nodeOn;
    }

    public boolean isMainsThere() {
        return mains;
    }

    /** Times the pack switched off under a running node. */
    public long brownOuts() {
        return brownOuts;
    }

    /** The truth that nobody measures: share of what the pack can give at its temperature. */
    public double share() {
        return pack.share();
    }

    /** The truth that nobody measures: volts without what the current takes of them. */
    public double restVolts() {
        return pack.restVolts();
    }

    /** Since this world began, s. */
    public double seconds() {
        return seconds;
    }

    @Override
    public double volts() {
        return pack.volts();
    }

    @Override
    public double amperes() {
        return pack.amperes();
    }

    @Override
    public double celsius() {
        return pack.celsius();
    }
}
