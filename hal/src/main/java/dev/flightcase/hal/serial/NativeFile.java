package dev.flightcase.hal.serial;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * An open device, for the port and for the emulator's other end of a line. Calls block as the device does and
 * make no garbage; one thread at a time, and none after {@link #close()}.
 */
public final class NativeFile implements AutoCloseable {

    /** asm-generic/fcntl.h. */
    public static final int O_RDWR = 0x2;

    public static final int O_NOCTTY = 0x100;
    public static final int O_NONBLOCK = 0x800;
    public static final int O_CLOEXEC = 0x80000;

    /** asm-generic/poll.h; struct pollfd: file at 0, events at 4, what happened at 6. */
    private static final short POLLIN = 0x1;

    private static final short POLLOUT = 0x4;

    private static final long POLLFD_BYTES = 8;
    private static final long POLLFD_EVENTS = 4;

    /** Of one read or write; the kernel's own buffer of a line is not larger. */
    private static final int TRANSFER_BYTES_MAX = 4096;

    private final int file;
    private final MemorySegment state;
    private final MemorySegment buffer;
    private final MemorySegment waiting;

    private NativeFile(int file, Arena arena, MemorySegment state) {
        this.file = file;
        this.state = state;
        this.buffer = arena.allocate(TRANSFER_BYTES_MAX);
        this.waiting = arena.allocate(POLLFD_BYTES, Integer.BYTES);
        waiting.set(ValueLayout.JAVA_INT, 0, file);
    }

    /** Opens, always close-on-exec. */
    public static NativeFile open(String path, int flags) throws ErrnoException {
        // Automatic, so that a call that comes after close() meets a closed file and not freed memory.
        var arena = Arena.ofAuto();
        var state = arena.allocate(Libc.STATE);
        int file = Libc.open(state, arena.allocateFrom(path), flags | O_CLOEXEC);
        if (file < 0) {
            throw new ErrnoException("opening " + path, -file);
        }
        return new NativeFile(file, arena, state);
    }

    /** Waits for something to read, or for the end; 0 when the time is over, negative is minus errno. */
    public int awaitInput(int timeoutMillis) {
        return await(POLLIN, timeoutMillis);
    }

    /** Waits for room to write; 0 when the time is over, negative is minus errno. */
    public int awaitRoom(int timeoutMillis) {
        return await(POLLOUT, timeoutMillis);
    }

    private int await(short event, int timeoutMillis) {
        waiting.set(ValueLayout.JAVA_SHORT, POLLFD_EVENTS, event);
        return Libc.poll(state, waiting, timeoutMillis);
    }

    /** Bytes read, 0 at the end, negative is minus errno. */
    public int read(byte[] into) {
        int read = Libc.read(state, file, buffer, Math.min(into.length, TRANSFER_BYTES_MAX));
        if (read > 0) {
            MemorySegment.copy(buffer, ValueLayout.JAVA_BYTE, 0, into, 0, read);
        }
        return read;
    }

    /** Bytes written, negative is minus errno. */
    public int write(byte[] from, int offset) {
        int count = Math.min(from.length - offset, TRANSFER_BYTES_MAX);
        MemorySegment.copy(from, offset, buffer, ValueLayout.JAVA_BYTE, 0, count);
        return Libc.write(state, file, buffer, count);
    }

    /** An ioctl with a pointer, or {@link MemorySegment#NULL}. */
    public void control(String doing, long request, MemorySegment argument) throws ErrnoException {
        int done = Libc.ioctl(state, file, request, argument);
        if (done < 0) {
            throw new ErrnoException(doing, -done);
        }
    }

    /** What close says is of no use here: the file is closed either way (close(2), "Dealing with error returns"). */
    @Override
    public void close() {
        int _ = Libc.close(state, file);
    }
}
