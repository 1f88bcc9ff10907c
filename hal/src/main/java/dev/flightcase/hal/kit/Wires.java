package dev.flightcase.hal.kit;

import dev.flightcase.hal.bus.BusFault;
import dev.flightcase.hal.bus.I2cBus;
import dev.flightcase.hal.bus.Pins;
import dev.flightcase.hal.serial.SerialLines;
import java.nio.file.Path;

/**
 * Opens what a kit hangs on: through the kernel on a board, made up in tests and demos. Calls may block on the hardware; what is
 * opened is the caller's to close. {@link #close} comes after that.
 */
public interface Wires extends AutoCloseable {
    /** @param bus such as {@code i2c-1} */
    I2cBus i2c(String bus) throws BusFault;

    /** The lines of the header. */
    Pins pins() throws BusFault;

    /** Of the files in which the kernel shows what it drives by itself, under {@code sys}: {@code /} on a machine. */
    Path root();

    /** Opens serial ports. */
    SerialLines serialLines();

    @Override
    void close();
}
