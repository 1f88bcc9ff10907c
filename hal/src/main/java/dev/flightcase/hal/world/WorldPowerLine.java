package dev.flightcase.hal.world;

import dev.flightcase.hal.Sample;
import dev.flightcase.hal.Sensor;
import dev.flightcase.hal.Signal;
import dev.flightcase.hal.Timebase;
import dev.flightcase.hal.battery.BatteryPack;
import dev.flightcase.hal.bus.Bias;
import dev.flightcase.hal.emulator.EmulatedPins;
import dev.flightcase.hal.kit.PinPlace;
import dev.flightcase.hal.kit.PowerLine;
import java.time.Duration;
import java.util.List;

/**
 * The line of a power board that says that the mains is lost, as an emulated pin that the real {@link PowerLine}
 * reads. Inverted it is a sister board's, under a profile that means the other one.
 */
public final class WorldPowerLine implements Sensor {

    private static final int LINE = 6;

    private final World world;
    private final boolean inverted;
    private final EmulatedPins pins = new EmulatedPins();
    private final PowerLine line;

    public WorldPowerLine(World world, boolean inverted, BatteryPack pack, Timebase time, Duration period) {
        this.world = world;
        this.inverted = inverted;
        this.line = new PowerLine(new PinPlace(LINE, true, Bias.DOWN), () -> pins, pack, time, period);
    }

    @Override
    public String name() {
        return line.name();
    }

    @Override
    public List<Signal> signals() {
        return line.signals();
    }

    @Override
    public Duration period() {
        return line.period();
    }

    @Override
    public List<Sample> read() {
        boolean lost = !world.isMainsThere();
        pins.drive(LINE, lost != inverted);
        return line.read();
    }
}
