package dev.flightcase.bench.fuse;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/** The few calls of the C library that Java does not have. Thread-safe; the calls may block. */
final class Libc {
    static final int O_RDWR = 2;
    static final int O_CLOEXEC = 0x80000;
    static final int EINTR = 4;
    static final int ENODEV = 19;

    private static final int EFD_CLOEXEC = 0x80000;
    private static final short POLLIN = 1;
    private static final int POLLFD_BYTES = 8;
    private static final int POLLFD_EVENTS = 4;
    private static final int POLLFD_REVENTS = 6;

    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private final MethodHandle open;
    private final MethodHandle close;
    private final MethodHandle read;
    private final MethodHandle write;
    private final MethodHandle poll;
    private final MethodHandle eventfd;
    private final MethodHandle mount;
    private final MethodHandle umount2;
    private final MethodHandle geteuid;

    Libc() {
        var number = ValueLayout.JAVA_INT;
        var size = ValueLayout.JAVA_LONG;
        var address = ValueLayout.ADDRESS;
        open = find("open", FunctionDescriptor.of(number, address, number));
        close = find("close", FunctionDescriptor.of(number, number));
        read = find("read", FunctionDescriptor.of(size, number, address, size));
        write = find("write", FunctionDescriptor.of(size, number, address, size));
        poll = find("poll", FunctionDescriptor.of(number, address, size, number));
        eventfd = find("eventfd", FunctionDescriptor.of(number, number, number));
        mount = find("mount", FunctionDescriptor.of(number, address, address, address, size, address));
        umount2 = find("umount2", FunctionDescriptor.of(number, address, number));
        geteuid = find("geteuid", FunctionDescriptor.of(number));
    }

    @SuppressWarnings("restricted") // Native access is what this class is for.
    private static MethodHandle find(String name, FunctionDescriptor type) {
        var linker = Linker.nativeLinker();
        var symbol = linker.defaultLookup()
                .find(name)
                .orElseThrow(() -> new IllegalStateException("the C library has no " + name));
        return linker.downcallHandle(symbol, type, Linker.Option.captureCallState("errno"));
    }

    private interface Call {
        long on(MemorySegment state) throws Throwable;
    }

    /** What the call returned, or minus errno. */
    private static long result(Call call) {
        try (var arena = Arena.ofConfined()) {
            var state = arena.allocate(STATE);
            long returned = call.on(state);
            return returned == -1 ? -(int) ERRNO.get(state, 0L) : returned;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a native call threw", e);
        }
    }

    private static long checked(String doing, Call call) throws IOException {
        long result = result(call);
        if (result < 0) {
            throw new IOException(doing + " failed with errno " + -result);
        }
        return result;
    }

    int effectiveUser() {
        return (int) result(state -> (int) geteuid.invokeExact(state));
    }

    int open(String path, int flags) throws IOException {
        try (var arena = Arena.ofConfined()) {
            var name = arena.allocateFrom(path);
            return (int) checked("opening " + path, state -> (int) open.invokeExact(state, name, flags));
        }
    }

    void close(int file) {
        long _ = result(state -> (int) close.invokeExact(state, file));
    }

    /** Bytes read, or minus errno. */
    long read(int file, MemorySegment into) {
        return result(state -> (long) read.invokeExact(state, file, into, into.byteSize()));
    }

    /** Bytes written, or minus errno. */
    long write(int file, MemorySegment from) {
        return result(state -> (long) write.invokeExact(state, file, from, from.byteSize()));
    }

    int eventFile() throws IOException {
        return (int) checked("eventfd", state -> (int) eventfd.invokeExact(state, 0, EFD_CLOEXEC));
    }

    void signal(int eventFile) {
        try (var arena = Arena.ofConfined()) {
            write(eventFile, arena.allocateFrom(ValueLayout.JAVA_LONG, 1L));
        }
    }

    /** Waits until one of two files can be read; true if the first can. */
    boolean awaitFirst(int first, int second) {
        try (var arena = Arena.ofConfined()) {
            var files = arena.allocate(2L * POLLFD_BYTES, Integer.BYTES);
            files.set(ValueLayout.JAVA_INT, 0, first);
            files.set(ValueLayout.JAVA_SHORT, POLLFD_EVENTS, POLLIN);
            files.set(ValueLayout.JAVA_INT, POLLFD_BYTES, second);
            files.set(ValueLayout.JAVA_SHORT, POLLFD_BYTES + POLLFD_EVENTS, POLLIN);
            long ready;
            do {
                ready = result(state -> (int) poll.invokeExact(state, files, 2L, -1));
            } while (ready == -EINTR);
            return files.get(ValueLayout.JAVA_SHORT, POLLFD_BYTES + POLLFD_REVENTS) == 0;
        }
    }

    void mount(String source, String directory, String type, long flags, String options) throws IOException {
        try (var arena = Arena.ofConfined()) {
            var from = arena.allocateFrom(source);
            var to = arena.allocateFrom(directory);
            var kind = arena.allocateFrom(type);
            var data = arena.allocateFrom(options);
            long _ = checked("mounting " + type + " at " + directory, state ->
                    (int) mount.invokeExact(state, from, to, kind, flags, data));
        }
    }

    /** Zero, or minus errno. */
    long unmount(String directory, int flags) {
        try (var arena = Arena.ofConfined()) {
            var name = arena.allocateFrom(directory);
            return result(state -> (int) umount2.invokeExact(state, name, flags));
        }
    }
}
