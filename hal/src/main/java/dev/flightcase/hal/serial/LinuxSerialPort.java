package dev.flightcase.hal.serial;

import java.lang.foreign.MemorySegment;

/** A line opened by {@link LinuxSerialLines}. */
final class LinuxSerialPort implements SerialPort {

    /** asm-generic/errno-base.h. */
    private static final int EINTR = 4;

    private static final int EAGAIN = 11;

    /** Undoes TIOCEXCL, which would outlast us while another process has the line. asm-generic/ioctls.h. */
    private static final long TIOCNXCL = 0x540D;

    private final NativeFile file;

    LinuxSerialPort(NativeFile file) {
        this.file = file;
    }

    @Override
    public int read(byte[] into, int timeoutMillis) {
        int ready = file.awaitInput(timeoutMillis);
        if (ready == 0) {
            return QUIET;
        }
        return ready < 0 ? failed(-ready) : received(file.read(into));
    }

    /** At the end of a line, and on errors, poll says that there is something, and read what. */
    private static int received(int read) {
        if (read > 0) {
            return read;
        }
        return read == 0 ? GONE : failed(-read);
    }

    private static int failed(int errno) {
        return errno == EINTR || errno == EAGAIN ? QUIET : GONE;
    }

    @Override
    public void close() {
        try {
            file.control("giving the line back", TIOCNXCL, MemorySegment.NULL);
        } catch (ErrnoException _) {
            // The device is gone, and the reservation with it.
        }
        file.close();
    }
}
