package dev.flightcase.hal.pi4j;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.exception.Pi4JException;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalInputProvider;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalOutputProvider;
import com.pi4j.plugin.linuxfs.provider.i2c.LinuxFsI2CProvider;
import dev.flightcase.hal.bus.BusFault;
import dev.flightcase.hal.bus.I2cBus;
import dev.flightcase.hal.bus.Pins;
import dev.flightcase.hal.kit.Wires;
import dev.flightcase.hal.serial.LinuxSerialLines;
import dev.flightcase.hal.serial.SerialLines;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The board that this runs on. What is missing is looked for in {@code /dev} before Pi4J is asked, because its own words for it help
 * nobody. Thread-safe.
 */
public final class Pi4jWires implements Wires {
    private static final String BUS_PREFIX = "i2c-";
    private static final String PINS = "gpiochip0";

    private static final Path DEVICES = Path.of("dev");

    private final Path root;
    private @Nullable Context context;

    /** @param root of the host */
    public Pi4jWires(Path root) {
        this.root = root;
    }

    @Override
    public I2cBus i2c(String bus) throws BusFault {
        require(bus, "i2c", "switch I2C on (dtparam=i2c_arm=on in config.txt of the boot partition) and start again");
        return new Pi4jI2cBus(context(), Integer.parseInt(bus.substring(BUS_PREFIX.length())));
    }

    @Override
    public Pins pins() throws BusFault {
        require(PINS, "gpio", "a board profile with pins needs a board with a header");
        return new Pi4jPins(context());
    }

    @Override
    public Path root() {
        return root;
    }

    /** The kernel's own: these providers of Pi4J have no serial port. */
    @Override
    public SerialLines serialLines() {
        return new LinuxSerialLines();
    }

    private void require(String device, String group, String remedy) throws BusFault {
        var path = root.resolve(DEVICES).resolve(device);
        if (!Files.exists(path)) {
            throw BusFault.absent(path.toString(), remedy);
        }
        if (!Files.isReadable(path) || !Files.isWritable(path)) {
            throw BusFault.denied(path.toString(), group);
        }
    }

    /** No shutdown hook: the daemon closes what it opened, in its order. */
    private synchronized Context context() throws BusFault {
        try {
            if (context == null) {
                context = Pi4J.newContextBuilder()
                        .noAutoDetect()
                        .disableShutdownHook()
                        .add(
                                LinuxFsI2CProvider.newInstance(),
                                GpioDDigitalInputProvider.newInstance(),
                                GpioDDigitalOutputProvider.newInstance())
                        .build();
            }
            return context;
        } catch (Pi4JException | LinkageError e) {
            throw Pi4jFaults.of("Pi4J", e);
        }
    }

    @Override
    public synchronized void close() {
        if (context != null) {
            context.shutdown();
            context = null;
        }
    }
}
