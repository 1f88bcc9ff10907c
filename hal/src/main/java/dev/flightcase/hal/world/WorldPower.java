package dev.flightcase.hal.world;

import dev.flightcase.hal.Plausibility;
import dev.flightcase.hal.Sample;
import dev.flightcase.hal.Samples;
import dev.flightcase.hal.Sensor;
import dev.flightcase.hal.Signal;
import dev.flightcase.hal.Signals;
import dev.flightcase.hal.Timebase;
import dev.flightcase.hal.Unit;
import dev.flightcase.hal.bus.BusFault;
import dev.flightcase.hal.bus.Registers;
import dev.flightcase.hal.chip.Chip;
import dev.flightcase.hal.chip.ChipReading;
import dev.flightcase.hal.chip.Ina219;
import dev.flightcase.hal.chip.Max1704x;
import dev.flightcase.hal.chip.Measure;
import dev.flightcase.hal.chip.Shunt;
import dev.flightcase.hal.emulator.BusTroubles;
import dev.flightcase.hal.emulator.EmulatedBus;
import dev.flightcase.hal.emulator.EmulatedChips;
import dev.flightcase.hal.emulator.PackState;
import dev.flightcase.hal.emulator.RegisterBank;
import dev.flightcase.hal.emulator.Terminals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The battery of a {@link World} as the node meets it: an emulated INA219, and perhaps a MAX17048 beside it, on
 * an emulated bus with troubles, read by the real drivers. A value passes register, wire, driver and gate.
 */
public final class WorldPower implements Sensor {

    public static final int MONITOR_ADDRESS = 0x40;
    public static final int GAUGE_ADDRESS = 0x36;

    private static final String SOURCE = "world";
    /** Across the shunt at the highest current that is expected, of the 320 mV that the chip can see. */
    private static final double SHUNT_VOLTS = 0.2;
    /** Gates: what no cell of the chemistry can have, and how fast one can move. */
    private static final double BELOW_EMPTY = 0.7;

    /** Pulses are at most twice the base. */
    private static final double AMPERES_MARGIN = 2.5;

    private static final double ABOVE_FULL = 1.06;
    private static final double CELL_VOLTS_PER_SECOND = 0.1;

    private final World world;
    private final WorldSettings settings;
    private final MeterErrors errors;
    private final Phantom phantom;
    private final Timebase time;
    private final Duration period;
    private final Chip monitor;
    private final List<Chip> gauges = new ArrayList<>();
    private final Signal volts;
    private final Signal amperes;
    private final Signal celsius = new Signal(Signals.BATTERY_TEMPERATURE, Unit.CELSIUS, Plausibility.between(-40, 90));
    private final Signal claimed = new Signal(Signals.GAUGE_CHARGE, Unit.PERCENT, Plausibility.between(0, 100));
    private final double gaugeOff;

    /**
     * @param time of the world
     * @param lies what meter and bus do wrong
     */
    public WorldPower(
            World world, WorldSettings settings, Lies lies, Timebase time, Duration period, RandomGenerator random) {
        this.period = period;
        this.world = world;
        this.settings = settings;
        this.errors = lies.errors();
        this.phantom = new Phantom(lies.phantomEverySeconds(), random);
        this.time = time;
        this.gaugeOff = Draw.between(random, -8, 8);
        double amperesMax = AMPERES_MARGIN
                        * Math.max(settings.meanWatts(), settings.panelWatts())
                        / (settings.cells() * settings.chemistry().emptyVolts())
                + settings.nominalAmpereHours() / 2;
        this.volts = new Signal(Signals.BATTERY_VOLTAGE, Unit.VOLT, gate());
        this.amperes = new Signal(Signals.BATTERY_CURRENT, Unit.AMPERE, Plausibility.between(-amperesMax, amperesMax));
        var shunt = new Shunt(SHUNT_VOLTS / amperesMax);
        var devices = new HashMap<Integer, RegisterBank>();
        devices.put(MONITOR_ADDRESS, EmulatedChips.ina219(this::terminals, shunt.ohms(), time.ticks()));
        if (lies.gauge()) {
            devices.put(GAUGE_ADDRESS, EmulatedChips.max17048(this::pack, settings.cells()));
        }
        var bus = new EmulatedBus(devices, lies.troubles(), time.ticks());
        this.monitor = new Ina219(new Registers(bus, MONITOR_ADDRESS), shunt);
        if (lies.gauge()) {
            gauges.add(new Max1704x(new Registers(bus, GAUGE_ADDRESS), Max1704x.Model.MAX17048));
        }
    }

    /**
     * @param phantomEverySeconds mean time between two appearances of cells that are not there
     * @param gauge whether there is a gauge chip
     */
    public record Lies(MeterErrors errors, BusTroubles troubles, double phantomEverySeconds, boolean gauge) {

        public static final Lies NONE = new Lies(MeterErrors.NONE, BusTroubles.NONE, Double.POSITIVE_INFINITY, false);
    }

    private Plausibility gate() {
        var chemistry = settings.chemistry();
        int cells = settings.cells();
        return Plausibility.between(
                        cells * BELOW_EMPTY * chemistry.emptyVolts(), cells * ABOVE_FULL * chemistry.fullVolts())
                .changingAtMost(cells * CELL_VOLTS_PER_SECOND);
    }

    private Terminals terminals() {
        double seen = phantom.volts(world.volts(), settings.cells(), world.seconds());
        return new Terminals(errors.volts(seen), errors.amperes(world.amperes()));
    }

    private PackState pack() {
        double percent = Math.clamp(100 * world.share() + gaugeOff, 0, 100);
        double seen = phantom.volts(world.volts(), settings.cells(), world.seconds());
        return new PackState(seen, world.amperes(), percent, settings.nominalAmpereHours(), 0, 0, 0, world.celsius());
    }

    @Override
    public String name() {
        return "world-power";
    }

    @Override
    public List<Signal> signals() {
        return gauges.isEmpty() ? List.of(volts, amperes, celsius) : List.of(volts, amperes, celsius, claimed);
    }

    @Override
    public Duration period() {
        return period;
    }

    @Override
    public List<Sample> read() {
        var samples = new Samples(time.now(), SOURCE).measured(celsius, errors.celsius(world.celsius()));
        try {
            var reading = monitor.read();
            take(samples, reading, volts, Measure.VOLTAGE);
            take(samples, reading, amperes, Measure.CURRENT);
        } catch (BusFault fault) {
            samples.failed(List.of(volts, amperes), String.valueOf(fault.getMessage()));
        }
        for (var gauge : gauges) {
            try {
                take(samples, gauge.read(), claimed, Measure.CHARGE);
            } catch (BusFault fault) {
                samples.failed(claimed, String.valueOf(fault.getMessage()));
            }
        }
        return samples.toList();
    }

    private static void take(Samples samples, ChipReading reading, Signal signal, Measure measure) {
        var value = reading.value(measure);
        if (value.isPresent()) {
            samples.measured(signal, value.getAsDouble());
        } else {
            samples.failed(signal, "the chip has no value");
        }
    }
}
