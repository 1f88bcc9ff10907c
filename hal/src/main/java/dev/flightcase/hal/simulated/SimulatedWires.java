package dev.flightcase.hal.simulated;

import dev.flightcase.hal.bus.I2cBus;
import dev.flightcase.hal.bus.Pins;
import dev.flightcase.hal.emulator.BusTroubles;
import dev.flightcase.hal.emulator.EmulatedBus;
import dev.flightcase.hal.emulator.EmulatedChips;
import dev.flightcase.hal.emulator.EmulatedPins;
import dev.flightcase.hal.emulator.PtyPeer;
import dev.flightcase.hal.emulator.VeDirectPeer;
import dev.flightcase.hal.emulator.VeDirectVoice;
import dev.flightcase.hal.emulator.VoiceFaults;
import dev.flightcase.hal.kit.Wires;
import dev.flightcase.hal.serial.Baud;
import dev.flightcase.hal.serial.ErrnoException;
import dev.flightcase.hal.serial.LinuxSerialLines;
import dev.flightcase.hal.serial.SerialLines;
import dev.flightcase.hal.serial.SerialOpening;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The wires of {@link SimulatedKit}: two monitors on a bus, a header, and a solar charger that speaks on a pseudo terminal. */
final class SimulatedWires implements Wires {
    /** Of the chips, a little above a summer evening. */
    private static final double DIE_CELSIUS = 31;

    private static final Duration SPEAKS_EVERY = Duration.ofSeconds(1);

    private final SimulatedCase inside;
    private final double shuntOhms;
    private final RandomGenerator random;
    private final LongSupplier ticks;
    private @Nullable VeDirectPeer charger;

    /** @param random of the pieces in which the charger's bytes arrive; used by its thread alone */
    SimulatedWires(SimulatedCase inside, double shuntOhms, RandomGenerator random, LongSupplier ticks) {
        this.inside = inside;
        this.shuntOhms = shuntOhms;
        this.random = random;
        this.ticks = ticks;
    }

    @Override
    public I2cBus i2c(String bus) {
        var battery = EmulatedChips.ina228(inside::battery, shuntOhms, DIE_CELSIUS, ticks);
        var load = EmulatedChips.ina228(inside::load, shuntOhms, DIE_CELSIUS, ticks);
        var devices = Map.of(SimulatedKit.BATTERY_ADDRESS, battery, SimulatedKit.LOAD_ADDRESS, load);
        return new EmulatedBus(devices, BusTroubles.NONE, ticks);
    }

    /** Nothing is plugged in, and nobody presses the button. */
    @Override
    public Pins pins() {
        var pins = new EmulatedPins();
        pins.drive(SimulatedKit.POWER_LOST_LINE, true);
        return pins;
    }

    /** Its kit names no drivers of the kernel. */
    @Override
    public Path root() {
        return Path.of("/");
    }

    @Override
    public SerialLines serialLines() {
        return (_, baud) -> listen(baud);
    }

    private synchronized SerialOpening listen(Baud baud) {
        try {
            if (charger == null) {
                charger = plugIn();
            }
            return new LinuxSerialLines().open(charger.device(), baud);
        } catch (ErrnoException e) {
            return new SerialOpening.Refused(
                    SerialOpening.Reason.UNFIT,
                    "there is no pseudo terminal for the simulated charger: " + e.getMessage());
        }
    }

    private VeDirectPeer plugIn() throws ErrnoException {
        var peer = new VeDirectPeer(
                PtyPeer.open(),
                () -> List.of(inside.charger().fields()),
                new VeDirectVoice(VoiceFaults.NONE, random),
                SPEAKS_EVERY);
        peer.start();
        return peer;
    }

    @Override
    public synchronized void close() {
        if (charger != null) {
            charger.close();
        }
    }
}
