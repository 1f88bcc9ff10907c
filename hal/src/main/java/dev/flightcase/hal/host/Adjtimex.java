package dev.flightcase.hal.host;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks the kernel with adjtimex(2), changing nothing (modes 0): about a microsecond, never blocks. Thread-safe. Where
 * the C library has no such call, or an address is not 64 bits wide, the answer is unknown.
 */
public final class Adjtimex implements Supplier<KernelClock> {

    // struct timex of linux/timex.h where a long has 64 bits (x86-64, aarch64).
    private static final long TIMEX_BYTES = 208;
    private static final long OFFSET_MAXERROR = 24;
    private static final long OFFSET_STATUS = 40;

    /** linux/timex.h: STA_UNSYNC, "clock unsynchronized". */
    private static final int UNSYNCHRONIZED = 0x40;

    private @Nullable Supplier<KernelClock> bound;

    /** Binds the call at the first use, which takes some ten milliseconds. */
    @Override
    public synchronized KernelClock get() {
        var known = bound;
        if (known == null) {
            known = bind();
            bound = known;
        }
        return known.get();
    }

    @SuppressWarnings("restricted") // Native access is what this class is for.
    private static Supplier<KernelClock> bind() {
        if (ValueLayout.ADDRESS.byteSize() != Long.BYTES) {
            return KernelClock.Unknown::new;
        }
        var linker = Linker.nativeLinker();
        var symbol = linker.defaultLookup().find("adjtimex");
        if (symbol.isEmpty()) {
            return KernelClock.Unknown::new;
        }
        var call =
                linker.downcallHandle(symbol.get(), FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
        var timex = Arena.ofAuto().allocate(TIMEX_BYTES, Long.BYTES);
        return () -> ask(call, timex);
    }

    private static KernelClock ask(MethodHandle call, MemorySegment timex) {
        timex.fill((byte) 0);
        int result;
        try {
            result = (int) call.invokeExact(timex);
        } catch (Throwable e) {
            throw new IllegalStateException("adjtimex could not be called", e);
        }
        return meaning(
                result,
                timex.get(ValueLayout.JAVA_INT, OFFSET_STATUS),
                timex.get(ValueLayout.JAVA_LONG, OFFSET_MAXERROR));
    }

    /**
     * @param result negative when the call failed (a sandbox forbids it)
     * @param maxErrorMicros grows by 500 a second from the last correction on; at 16 s the kernel itself says
     *     unsynchronized
     */
    static KernelClock meaning(int result, int status, long maxErrorMicros) {
        if (result < 0) {
            return new KernelClock.Unknown();
        }
        return (status & UNSYNCHRONIZED) != 0
                ? new KernelClock.Adrift()
                : new KernelClock.InStep(Duration.of(Math.max(0, maxErrorMicros), ChronoUnit.MICROS));
    }
}
