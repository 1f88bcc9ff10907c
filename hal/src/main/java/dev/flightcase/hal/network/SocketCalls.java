package dev.flightcase.hal.network;

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
 * The calls of the C library for sockets that belong to one interface: Java has no option that binds one to a device. Each takes a segment
 * of {@link #STATE} for errno, and returns minus errno when it failed.
 */
final class SocketCalls {
    static final StructLayout STATE = Linker.Option.captureStateLayout();

    private static final VarHandle ERRNO = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    private static final FunctionDescriptor NAME = FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private static final FunctionDescriptor DATA =
            FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
    private static final FunctionDescriptor OPTION =
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);

    private static final MethodHandle SOCKET =
            handle("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
    private static final MethodHandle CLOSE = handle("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    private static final MethodHandle BIND = handle("bind", NAME);
    private static final MethodHandle CONNECT = handle("connect", NAME);
    private static final MethodHandle SEND = handle("send", DATA);
    private static final MethodHandle RECEIVE = handle("recv", DATA);
    private static final MethodHandle SET_OPTION = handle("setsockopt", OPTION);
    private static final MethodHandle GET_OPTION =
            handle("getsockopt", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS));
    private static final MethodHandle POLL =
            handle("poll", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));

    private SocketCalls() {}

    @SuppressWarnings("restricted") // Native access is what this class is for.
    private static MethodHandle handle(String name, FunctionDescriptor type) {
        var linker = Linker.nativeLinker();
        var symbol = linker.defaultLookup()
                .find(name)
                .orElseThrow(() -> new IllegalStateException("the C library has no " + name));
        return linker.downcallHandle(symbol, type, Linker.Option.captureCallState("errno"));
    }

    static int socket(MemorySegment state, int family, int type) {
        try {
            return checked(state, (int) SOCKET.invokeExact(state, family, type, 0));
        } catch (Throwable e) {
            throw neverThrows(e);
        }
    }

    static int close(MemorySegment state, int socket) {
        try {
            return checked(state, (int) CLOSE.invokeExact(state, socket));
        } catch (Throwable e) {
            throw neverThrows(e);
        }
    }

    static int bind(MemorySegment state, int socket, MemorySegment name) {
        try {
            return checked(state, (int) BIND.invokeExact(state, socket, name, (int) name.byteSize()));
        } catch (Throwable e) {
            throw neverThrows(e);
        }
    }

    static int connect(MemorySegment state, int socket, MemorySegment name) {
        try {
            return checked(state, (int) CONNECT.invokeExact(state, socket, name, (int) name.byteSize()));
        } catch (Throwable e) {
            throw neverThrows(e);
        }
    }

    static int send(MemorySegment state, int socket, MemorySegment bytes, int flags) {
        try {
            return checked(state, (int) (long) SEND.invokeExact(state, socket, bytes, bytes.byteSize(), flags));
        } catch (Throwable e) {
            throw neverThrows(e);
        }
    }

    static int receive(MemorySegment state, int socket, MemorySegment into) {
        try {
            return checked(state, (int) (long) RECEIVE.invokeExact(state, socket, into, into.byteSize(), 0));
        } catch (Throwable e) {
            throw neverThrows(e);
        }
    }

    static int setOption(MemorySegment state, int socket, int level, int option, MemorySegment value) {
        try {
            return checked(
                    state, (int) SET_OPTION.invokeExact(state, socket, level, option, value, (int) value.byteSize()));
        } catch (Throwable e) {
            throw neverThrows(e);
        }
    }

    static int getOption(
            MemorySegment state, int socket, int level, int option, MemorySegment value, MemorySegment length) {
        try {
            return checked(state, (int) GET_OPTION.invokeExact(state, socket, level, option, value, length));
        } catch (Throwable e) {
            throw neverThrows(e);
        }
    }

    static int poll(MemorySegment state, MemorySegment one, int timeoutMillis) {
        try {
            return checked(state, (int) POLL.invokeExact(state, one, 1L, timeoutMillis));
        } catch (Throwable e) {
            throw neverThrows(e);
        }
    }

    private static int checked(MemorySegment state, int result) {
        return result < 0 ? -(int) ERRNO.get(state, 0L) : result;
    }

    private static RuntimeException neverThrows(Throwable e) {
        return e instanceof RuntimeException mistake ? mistake : new IllegalStateException("a native call threw", e);
    }
}
