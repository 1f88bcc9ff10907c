package dev.flightcase.hal.serial;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;

/** Devices such as {@code /dev/ttyUSB0} and {@code /dev/serial/by-id/…}, for this process alone while open. Thread-safe. */
public final class LinuxSerialLines implements SerialLines {

    /** Nobody else may open the line (tty_ioctl(4)); root may all the same. asm-generic/ioctls.h. */
    private static final long TIOCEXCL = 0x540C;

    /** Forgets what came before: nobody was there to say when. asm-generic/ioctls.h, termbits.h. */
    private static final long TCFLSH = 0x540B;

    /** Of what was received: the number 0, not a pointer. */
    private static final MemorySegment TCIFLUSH = MemorySegment.NULL;

    /** asm-generic/errno-base.h. */
    private static final int EPERM = 1;

    private static final int ENOENT = 2;
    private static final int EIO = 5;
    private static final int ENXIO = 6;
    private static final int EACCES = 13;
    private static final int EBUSY = 16;
    private static final int ENODEV = 19;

    /** Who may use lines, on Debian and what comes of it. */
    private static final String USUAL_GROUP = "dialout";

    @Override
    public SerialOpening open(Path device, Baud baud) {
        NativeFile file;
        try {
            int flags = NativeFile.O_RDWR | NativeFile.O_NOCTTY | NativeFile.O_NONBLOCK;
            file = NativeFile.open(device.toString(), flags);
        } catch (ErrnoException e) {
            return refusal(device, e, groupOf(device));
        }
        try {
            LineMode.setRaw(file, baud);
            file.control("taking the line", TIOCEXCL, MemorySegment.NULL);
            file.control("emptying the line", TCFLSH, TCIFLUSH);
            return new SerialOpening.Opened(new LinuxSerialPort(file));
        } catch (ErrnoException e) {
            file.close();
            return refusal(device, e, USUAL_GROUP);
        }
    }

    static SerialOpening.Refused refusal(Path device, ErrnoException why, String group) {
        return switch (why.errno()) {
            case ENOENT, ENODEV, ENXIO, EIO ->
                new SerialOpening.Refused(
                        SerialOpening.Reason.ABSENT,
                        device + " is not there; plug it in, or correct the board profile");
            case EACCES, EPERM ->
                new SerialOpening.Refused(
                        SerialOpening.Reason.DENIED,
                        device + " may not be opened; put the node's user into the group " + group
                                + " and start the node again");
            case EBUSY ->
                new SerialOpening.Refused(
                        SerialOpening.Reason.BUSY, device + " is in use; stop the other program that reads it");
            default ->
                new SerialOpening.Refused(
                        SerialOpening.Reason.UNFIT,
                        device + " is no serial line that works (" + why.getMessage() + "); correct the board profile");
        };
    }

    private static String groupOf(Path device) {
        try {
            var group = Files.readAttributes(device, PosixFileAttributes.class)
                    .group()
                    .getName();
            return group.equals("root") ? USUAL_GROUP : group;
        } catch (IOException | UnsupportedOperationException _) {
            // Not there, or its name is not known: the usual group is the better advice.
            return USUAL_GROUP;
        }
    }
}
