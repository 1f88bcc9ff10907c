package dev.flightcase.hal.host;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Optional;

/** Asks the kernel to forget what it remembers of a file, so that the next read comes from the disk. */
final class PageCache {

    // fcntl.h of Linux.
    private static final int READ_ONLY_CLOSE_ON_EXEC = 0x80000;
    /** POSIX_FADV_DONTNEED: drops the pages that are on the disk already; one written after the last fsync stays. */
    private static final int FORGET = 4;

    private static final long FROM_THE_START = 0;
    private static final long TO_THE_END = 0;

    private PageCache() {}

    /** Whether the kernel agreed. A file system in memory agrees, too, and forgets nothing. */
    static boolean forget(Path file) {
        var number = ValueLayout.JAVA_INT;
        var size = ValueLayout.JAVA_LONG;
        var open = find(
                "open", FunctionDescriptor.of(number, ValueLayout.ADDRESS, number), Linker.Option.firstVariadicArg(2));
        var advise = find("posix_fadvise", FunctionDescriptor.of(number, number, size, size, number));
        var close = find("close", FunctionDescriptor.of(number, number));
        if (open.isEmpty() || advise.isEmpty() || close.isEmpty()) {
            return false;
        }
        try (var arena = Arena.ofConfined()) {
            var path = arena.allocateFrom(file.toString());
            return forget(open.get(), advise.get(), close.get(), path);
        }
    }

    private static boolean forget(MethodHandle open, MethodHandle advise, MethodHandle close, MemorySegment path) {
        try {
            int descriptor = (int) open.invokeExact(path, READ_ONLY_CLOSE_ON_EXEC);
            if (descriptor < 0) {
                return false;
            }
            int refused = (int) advise.invokeExact(descriptor, FROM_THE_START, TO_THE_END, FORGET);
            int _ = (int) close.invokeExact(descriptor);
            return refused == 0;
        } catch (Throwable e) {
            throw new IllegalStateException("the C library could not be called", e);
        }
    }

    @SuppressWarnings("restricted") // Native access is what this class is for.
    private static Optional<MethodHandle> find(String name, FunctionDescriptor type, Linker.Option... options) {
        var linker = Linker.nativeLinker();
        return linker.defaultLookup().find(name).map(symbol -> linker.downcallHandle(symbol, type, options));
    }
}
