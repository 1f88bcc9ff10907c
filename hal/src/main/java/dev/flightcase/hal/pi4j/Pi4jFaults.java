package dev.flightcase.hal.pi4j;

import com.pi4j.library.linuxfs.LinuxFile;
import dev.flightcase.hal.bus.BusFault;

/** What the kernel said, out of what Pi4J wrapped around it. Numbers: asm-generic/errno.h, the same on ARM and x86. */
final class Pi4jFaults {
    private static final int EIO = 5;
    private static final int ENXIO = 6;
    private static final int EBUSY = 16;
    private static final int ETIMEDOUT = 110;
    private static final int EREMOTEIO = 121;

    private Pi4jFaults() {}

    static BusFault of(String what, Throwable error) {
        return error instanceof LinkageError
                ? BusFault.absent("part of Pi4J for this processor", "board profiles work on a 64-bit Raspberry Pi")
                : BusFault.other(what + ": " + error.getMessage(), error);
    }

    /** Of a transfer. */
    static BusFault of(String bus, int address, Throwable error) {
        return switch (code(error)) {
            // The controllers of the Pi say a missing acknowledge in one of these ways
            // (Documentation/i2c/fault-codes.rst).
            case EREMOTEIO, ENXIO, EIO -> BusFault.nack(address);
            case ETIMEDOUT -> BusFault.stuck(bus);
            case EBUSY ->
                BusFault.other(
                        "address 0x" + Integer.toHexString(address) + " of " + bus
                                + " belongs to a driver of the kernel; name it under [[hwmon]] or [[power-supply]] of the"
                                + " board profile instead of [[chip]], or unload the driver",
                        error);
            default -> of(bus, error);
        };
    }

    private static int code(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof LinuxFile.LinuxFileException known) {
                return known.getCode();
            }
        }
        return 0;
    }
}
