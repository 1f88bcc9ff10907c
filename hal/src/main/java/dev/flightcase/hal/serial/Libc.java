package dev.flightcase.hal.serial;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * The calls of the C library that Java does not have. Constants, so that the compiler sees through the handles
 * and a call makes no garbage. Each call takes a segment of {@link #STATE} for errno, and returns minus errno
 * when it failed.
 */
final class Libc {

    static final StructLayout STATE = Linker.Option.captureStateLayout();

    private static final VarHandle ERRNO = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    /** The number of arguments before those that vary. */
    private static final Linker.Option VARIES_AFTER_TWO = Linker.Option.firstVariadicArg(2);

    private static final MethodHandle OPEN =
            handle("open", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT), VARIES_AFTER_TWO);
    private static final MethodHandle CLOSE = handle("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    private static final MethodHandle READ =
            handle("read", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
    private static final MethodHandle WRITE =
            handle("write", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
    private static final MethodHandle POLL =
            handle("poll", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
    private static final MethodHandle IOCTL =
            handle("ioctl", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS), VARIES_AFTER_TWO);

    private Libc() {}

    @SuppressWarnings("restricted") // Native access is what this class is for.
    private static MethodHandle handle(String name, FunctionDescriptor type, Linker.Option... options) {
        var linker = Linker.nativeLinker();
        var symbol = linker.defaultLookup()
                .find(name)
                .orElseThrow(() -> new IllegalStateException("the C library has no " + name));
        var all = new Linker.Option[options.length + 1];
        all[0] = Linker.Option.captureCallState("errno");
        System.arraycopy(options, 0, all, 1, options.length);
        return linker.downcallHandle(symbol, type, all);
    }

    static int open(MemorySegment state, MemorySegment path, int flags) {
        try {
            int file = (int) OPEN.invokeExact(state, path, flags);
            return file < 0 ? minusErrno(state) : file;
        } catch (Throwable e) {
            throw neverThrows(e);
        }
    }

    static int close(MemorySegment state, int file) {
        try {
            int done = (int) CLOSE.invokeExact(state, file);
            return done < 0 ? minusErrno(state) : done;
        } catch (Throwable e) {
            throw neverThrows(e);
        }
    }

    static int read(MemorySegment state, int file, MemorySegment into, long bytes) {
        try {
            long read = (long) READ.invokeExact(state, file, into, bytes);
            return read < 0 ? minusErrno(state) : (int) read;
        } catch (Throwable e) {
            throw neverThrows(e);
        }
    }

    static int write(MemorySegment state, int file, MemorySegment from, long bytes) {
        try {
            long written = (long) WRITE.invokeExact(state, file, from, bytes);
            return written < 0 ? minusErrno(state) : (int) written;
        } catch (Throwable e) {
            throw neverThrows(e);
        }
    }

    static int poll(MemorySegment state, MemorySegment one, int timeoutMillis) {
        try {
            int ready = (int) POLL.invokeExact(state, one, 1L, timeoutMillis);
            return ready < 0 ? minusErrno(state) : ready;
        } catch (Throwable e) {
            throw neverThrows(e);
        }
    }

    static int ioctl(MemorySegment state, int file, long request, MemorySegment argument) {
        try {
            int done = (int) IOCTL.invokeExact(state, file, request, argument);
            return done < 0 ? minusErrno(state) : done;
        } catch (Throwable e) {
            throw neverThrows(e);
        }
    }

    private static int minusErrno(MemorySegment state) {
        return -(int) ERRNO.get(state, 0L);
    }

    private static RuntimeException neverThrows(Throwable e) {
        return e instanceof RuntimeException mistake ? mistake : new IllegalStateException("a native call threw", e);
    }
}
