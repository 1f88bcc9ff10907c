package dev.flightcase.bench.hal;

import dev.flightcase.hal.Chemistry;
import dev.flightcase.hal.bus.I2cBus;
import dev.flightcase.hal.bus.Pins;
import dev.flightcase.hal.emulator.BusTroubles;
import dev.flightcase.hal.emulator.EmulatedBus;
import dev.flightcase.hal.emulator.EmulatedChips;
import dev.flightcase.hal.emulator.EmulatedPins;
import dev.flightcase.hal.emulator.PackState;
import dev.flightcase.hal.emulator.Terminals;
import dev.flightcase.hal.kit.KitProfile;
import dev.flightcase.hal.kit.Kits;
import dev.flightcase.hal.kit.Wires;
import dev.flightcase.hal.serial.LinuxSerialLines;
import dev.flightcase.hal.serial.SerialLines;
import dev.flightcase.hal.world.World;
import dev.flightcase.hal.world.WorldSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/**
 * A kit with two monitors (INA219 at the battery, INA226 at the load), a gauge (MAX17048) and a solar charger on
 * VE.Direct. Its chips are emulated in this process and see a {@link World} that goes on by itself; the charger's line is a real one.
 */
final class BenchKit implements Wires {
    private static final String NAME = "bench";
    private static final WorldSettings WORLD =
            new WorldSettings(Chemistry.LI_ION, 3, 10, 3.0, 8, 0, new WorldSettings.Climate(20, 5));
    private static final double CHARGE_AT_FIRST = 0.8;
    private static final double SHUNT_OHMS = 0.02;
    private final LongSupplier ticks;
    private final World world;
    private long steppedAt;

    private BenchKit(LongSupplier ticks, long seed) {
        this.ticks = ticks;
        world = new World(WORLD, CHARGE_AT_FIRST, new SplittableRandom(seed));
        steppedAt = ticks.getAsLong();
    }

    /**
     * @param folder for the profile
     * @param charger the device it speaks on
     */
    static KitProfile profile(Path folder, Path charger, LongSupplier ticks, long seed) throws IOException {
        Files.writeString(folder.resolve(NAME + ".toml"), toml(charger));
        return new Kits(folder, () -> new BenchKit(ticks, seed))
                .named(NAME)
                .orElseThrow(() -> new IllegalStateException("the profile just written is not found"));
    }

    private static String toml(Path charger) {
        return """
            title = "Two monitors, a gauge and a charger"
            [battery]
            chemistry = "li-ion"
            cells = 3
            ampere-hours = 10.0
            [[chip]]
            type = "ina219"
            address = "0x40"
            shunts = ["0.02"]
            [chip.gives]
            battery-voltage = "voltage"
            battery-current = "current"
            [[chip]]
            type = "ina226"
            address = "0x44"
            shunts = ["0.02"]
            [chip.gives]
            load = "power"
            [[chip]]
            type = "max17048"
            address = "0x36"
            [chip.gives]
            gauge-charge = "charge"
            [[vedirect]]
            port = "%s"
            gives = ["solar-power", "input-voltage"]
            """.formatted(charger);
    }

    @Override
    public I2cBus i2c(String bus) {
        return new EmulatedBus(
                Map.of(
                        0x40, EmulatedChips.ina219(this::battery, SHUNT_OHMS, ticks),
                        0x44, EmulatedChips.ina226(this::load, SHUNT_OHMS, ticks),
                        0x36, EmulatedChips.max17048(this::pack, WORLD.cells())),
                BusTroubles.NONE,
                ticks);
    }

    private Terminals battery() {
        goOn();
        return new Terminals(world.volts(), world.amperes());
    }

    private Terminals load() {
        goOn();
        return new Terminals(world.volts(), -world.amperes());
    }

    private PackState pack() {
        goOn();
        return new PackState(
                world.volts(),
                world.amperes(),
                100 * world.share(),
                WORLD.nominalAmpereHours(),
                0,
                0,
                -world.amperes(),
                world.celsius());
    }

    private void goOn() {
        long now = ticks.getAsLong();
        world.step(Duration.ofNanos(now - steppedAt));
        steppedAt = now;
    }

    @Override
    public Pins pins() {
        return new EmulatedPins();
    }

    @Override
    public Path root() {
        return Path.of("/");
    }

    @Override
    public SerialLines serialLines() {
        return new LinuxSerialLines();
    }

    @Override
    public void close() {
        // What was opened, others close.
    }
}
