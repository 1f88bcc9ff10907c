package dev.flightcase.hal.simulated;

import dev.flightcase.hal.emulator.SpokenCharger;
import dev.flightcase.hal.emulator.Terminals;
import java.util.function.LongSupplier;

/** What the emulated chips are connected to, caught up with the clock whenever one of them looks. Thread-safe. */
final class SimulatedCase {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final String CHARGER_SERIAL = "SIMULATED";
    /** A panel of 36 cells at its best point. */
    private static final double PANEL_VOLTS = 18;
    /** VE.Direct's word for a charger that gives what the panel has, and for one that is off. */
    private static final int BULK = 3;

    private static final int OFF = 0;

    private final SimulatedPower power;
    private final LongSupplier ticks;
    private final double timeScale;
    private long seen;

    SimulatedCase(SimulatedPower power, LongSupplier ticks, double timeScale) {
        this.power = power;
        this.ticks = ticks;
        this.timeScale = timeScale;
        this.seen = ticks.getAsLong();
    }

    /** At the monitor between pack and everything else. */
    synchronized Terminals battery() {
        catchUp();
        return new Terminals(power.batteryVolts(), power.batteryAmperes());
    }

    /** At the monitor before the node. */
    synchronized Terminals load() {
        catchUp();
        return new Terminals(power.batteryVolts(), power.loadWatts() / power.batteryVolts());
    }

    /** What the solar charger would say. */
    synchronized SpokenCharger charger() {
        catchUp();
        double watts = power.solarWatts();
        return new SpokenCharger(
                CHARGER_SERIAL,
                power.batteryVolts(),
                watts / power.batteryVolts(),
                watts > 0 ? PANEL_VOLTS : 0,
                watts,
                power.loadWatts() / power.batteryVolts(),
                watts > 0 ? BULK : OFF,
                power.harvestedWattHours());
    }

    private void catchUp() {
        long now = ticks.getAsLong();
        power.advance((now - seen) / NANOS_PER_SECOND * timeScale);
        seen = now;
    }
}
