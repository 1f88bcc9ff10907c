package dev.flightcase.hal.host;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Which chips on I2C belong to drivers of the kernel (Linux: Documentation/i2c/instantiating-devices.rst). Nobody else may talk to those. */
public final class I2cDrivers {
    private final Path devices;

    /** @param root of the host */
    public I2cDrivers(Path root) {
        this.devices = root.resolve("sys/bus/i2c/devices");
    }

    /** Reads the kernel's tree. */
    public boolean hold(String bus, int address) {
        return Files.exists(devices.resolve(device(bus, address)).resolve("driver"));
    }

    /**
     * The kernel's name for a chip: {@code 1-0040}.
     *
     * @param bus such as {@code i2c-1}
     */
    public static String device(String bus, int address) {
        return String.format(Locale.ROOT, "%s-%04x", bus.substring(bus.indexOf('-') + 1), address);
    }
}
