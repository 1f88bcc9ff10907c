package dev.flightcase.hal.serial;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Sets a line to raw bytes, 8 data bits, no parity, one stop bit, no flow control. The kernel's struct termios
 * (asm-generic/termbits.h, NCCS 19): input, output, control and local flags at 0, 4, 8 and 12, discipline at
 * 16, control characters from 17.
 */
public final class LineMode {

    /** asm-generic/ioctls.h. */
    private static final long TCGETS = 0x5401;

    private static final long TCSETS = 0x5402;

    private static final long TERMIOS_BYTES = 36;
    private static final long INPUT_FLAGS = 0;
    private static final long CONTROL_FLAGS = 8;
    private static final long CONTROL_CHARACTERS = 17;
    private static final int VMIN = 6;

    /** A break is no byte. */
    private static final int IGNBRK = 0x1;

    private static final int CBAUD = 0x100F;
    private static final int CS8 = 0x30;
    private static final int CREAD = 0x80;
    /** No modem whose carrier would matter. */
    private static final int CLOCAL = 0x800;

    private static final int EINVAL = 22;

    private LineMode() {}

    /** Fails when the device is no line, or stays at another speed. */
    public static void setRaw(NativeFile line, Baud baud) throws ErrnoException {
        var arena = Arena.ofAuto();
        var settings = arena.allocate(TERMIOS_BYTES, Integer.BYTES);
        settings.set(ValueLayout.JAVA_INT, INPUT_FLAGS, IGNBRK);
        settings.set(ValueLayout.JAVA_INT, CONTROL_FLAGS, CS8 | CREAD | CLOCAL | baud.flag());
        settings.set(ValueLayout.JAVA_BYTE, CONTROL_CHARACTERS + VMIN, (byte) 1);
        line.control("setting the line", TCSETS, settings);
        if ((controlFlags(line, arena) & CBAUD) != baud.flag()) {
            throw new ErrnoException("setting " + baud.bitsPerSecond() + " baud", EINVAL);
        }
    }

    private static int controlFlags(NativeFile line, Arena arena) throws ErrnoException {
        MemorySegment settings = arena.allocate(TERMIOS_BYTES, Integer.BYTES);
        line.control("asking for the line's settings", TCGETS, settings);
        return settings.get(ValueLayout.JAVA_INT, CONTROL_FLAGS);
    }
}
