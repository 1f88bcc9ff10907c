package dev.flightcase.hal.simulated;

import dev.flightcase.hal.Plausibility;
import dev.flightcase.hal.Sample;
import dev.flightcase.hal.Samples;
import dev.flightcase.hal.Sensor;
import dev.flightcase.hal.Signal;
import dev.flightcase.hal.Signals;
import dev.flightcase.hal.SimulatedBoardConfig;
import dev.flightcase.hal.Timebase;
import dev.flightcase.hal.Unit;
import java.time.Duration;
import java.util.List;

/** Lets the model catch up with the clock, then reads its meters. */
final class SimulatedPowerSensor implements Sensor {

    private static final double NANOS_PER_SECOND = 1e9;
    /** The gates are this much wider than what the settings make possible. */
    private static final double MARGIN = 2;

    private final SimulatedPower power;
    private final Timebase time;
    private final Duration period;
    private final double timeScale;
    private final Signal voltage;
    private final Signal charge;
    private final Signal minutesLeft;
    private final Signal solar;
    private final Signal load;
    private long ticks;

    SimulatedPowerSensor(SimulatedBoardConfig config, SimulatedPower power, Timebase time, Duration period) {
        this.power = power;
        this.time = time;
        this.period = period;
        this.timeScale = config.day().timeScale();
        double packVoltsMax = config.cells() * config.chemistry().fullVolts() * MARGIN;
        this.voltage = new Signal(Signals.BATTERY_VOLTAGE, Unit.VOLT, Plausibility.between(0, packVoltsMax));
        this.charge = new Signal(Signals.BATTERY_CHARGE, Unit.PERCENT, chargeGate(config));
        this.minutesLeft =
                new Signal(Signals.MINUTES_LEFT, Unit.MINUTE, Plausibility.between(0, SimulatedPower.MINUTES_LEFT_MAX));
        double solarMax = config.day().solarPeakWatts() * MARGIN;
        this.solar = new Signal(Signals.SOLAR_POWER, Unit.WATT, Plausibility.between(0, solarMax));
        this.load = new Signal(Signals.LOAD, Unit.WATT, Plausibility.between(0, config.loadWatts() * MARGIN));
        this.ticks = time.ticks().getAsLong();
    }

    /** Charge moves no faster than sun and load together can move it. */
    private static Plausibility chargeGate(SimulatedBoardConfig config) {
        double wattsMax = (config.day().solarPeakWatts() + config.loadWatts()) * MARGIN;
        double percentPerHour = 100 * wattsMax / config.capacityWattHours();
        double percentPerSecond =
                percentPerHour / Duration.ofHours(1).toSeconds() * config.day().timeScale();
        return Plausibility.between(0, 100).changingAtMost(percentPerSecond);
    }

    @Override
    public String name() {
        return "simulated-power";
    }

    @Override
    public List<Signal> signals() {
        return List.of(voltage, charge, minutesLeft, solar, load);
    }

    @Override
    public Duration period() {
        return period;
    }

    @Override
    public List<Sample> read() {
        var now = time.now();
        power.advance((now.ticks() - ticks) / NANOS_PER_SECOND * timeScale);
        ticks = now.ticks();
        var samples = new Samples(now, SimulatedBoard.NAME)
                .measured(voltage, power.batteryVolts())
                .measured(charge, power.chargePercent())
                .measured(solar, power.solarWatts())
                .measured(load, power.loadWatts());
        power.minutesLeft()
                .ifPresentOrElse(
                        minutes -> samples.measured(minutesLeft, minutes),
                        () -> samples.undefined(minutesLeft, "the battery is not discharging"));
        return samples.toList();
    }
}
