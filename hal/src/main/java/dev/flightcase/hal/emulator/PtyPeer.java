package dev.flightcase.hal.emulator;

import dev.flightcase.hal.serial.Baud;
import dev.flightcase.hal.serial.ErrnoException;
import dev.flightcase.hal.serial.LineMode;
import dev.flightcase.hal.serial.NativeFile;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;

/**
 * The other end of a serial line: a pseudo terminal whose {@link #device()} a program opens as it would open
 * {@code /dev/ttyUSB0}, while this writes what the instrument says. Closing is pulling out the plug. One
 * thread at a time.
 */
public final class PtyPeer implements AutoCloseable {

    /** Opening it makes a new pair (pts(4)); what posix_openpt does. */
    private static final String MULTIPLEXER = "/dev/ptmx";

    /** asm-generic/ioctls.h: what ptsname and unlockpt do. */
    private static final long TIOCGPTN = 0x80045430L;

    private static final long TIOCSPTLCK = 0x40045431L;

    /** asm-generic/errno-base.h. */
    private static final int EAGAIN = 11;

    private static final int ROOM_PATIENCE_MILLIS = 50;

    private final NativeFile ours;
    /** Held open, so that the line keeps its settings and its bytes while nobody listens. */
    private final NativeFile theirs;

    private final Path device;

    private PtyPeer(NativeFile ours, NativeFile theirs, Path device) {
        this.ours = ours;
        this.theirs = theirs;
        this.device = device;
    }

    /** A line that is raw already, as the wire of an instrument is. */
    public static PtyPeer open() throws ErrnoException {
        int flags = NativeFile.O_RDWR | NativeFile.O_NOCTTY | NativeFile.O_NONBLOCK;
        var ours = NativeFile.open(MULTIPLEXER, flags);
        try {
            var number = Arena.ofAuto().allocate(ValueLayout.JAVA_INT);
            ours.control("unlocking a pseudo terminal", TIOCSPTLCK, number);
            ours.control("asking for the pseudo terminal's number", TIOCGPTN, number);
            var device = Path.of("/dev/pts/" + number.get(ValueLayout.JAVA_INT, 0));
            var theirs = NativeFile.open(device.toString(), flags);
            LineMode.setRaw(theirs, Baud.B19200);
            return new PtyPeer(ours, theirs, device);
        } catch (ErrnoException e) {
            ours.close();
            throw e;
        }
    }

    /** What to listen to. */
    public Path device() {
        return device;
    }

    /** Returns when the line has taken all, however long nobody listens; fails when that is for good. */
    public void say(byte[] bytes) throws ErrnoException {
        int said = 0;
        while (said < bytes.length) {
            int more = take(bytes, said);
            said += more;
            if (more == 0) {
                int _ = ours.awaitRoom(ROOM_PATIENCE_MILLIS);
            }
        }
    }

    /** As an instrument speaks: what the line does not take at once is lost. How many bytes it took. */
    public int mutter(byte[] bytes) throws ErrnoException {
        return take(bytes, 0);
    }

    private int take(byte[] bytes, int from) throws ErrnoException {
        int written = ours.write(bytes, from);
        if (written < 0 && written != -EAGAIN) {
            throw new ErrnoException("writing to " + device, -written);
        }
        return Math.max(0, written);
    }

    @Override
    public void close() {
        theirs.close();
        ours.close();
    }
}
