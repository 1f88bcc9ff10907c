package dev.flightcase.hal.network;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A connected socket whose packets leave through one interface and no other: bound to the device, which Linux lets everybody do since 5.7;
 * where it does not, to the interface's address, which is as good only where routes go by it. Used by one thread, which closes it; waits
 * block that thread, within their limits.
 */
final class BoundSocket implements AutoCloseable {
    // asm-generic/socket.h, bits/socket_type.h, bits/socket.h, bits/poll.h
    private static final int NONBLOCK_CLOEXEC = 0x800 | 0x80000;
    private static final int SOL_SOCKET = 1;
    private static final int SO_ERROR = 4;
    private static final int SO_LINGER = 13;
    private static final int SO_BINDTODEVICE = 25;
    private static final int MSG_NOSIGNAL = 0x4000;
    private static final short POLLIN = 1;
    private static final short POLLOUT = 4;
    // asm-generic/errno-base.h, asm-generic/errno.h
    private static final int EPERM = 1;
    private static final int EINPROGRESS = 115;

    private final Arena arena = Arena.ofConfined();
    private final MemorySegment state = arena.allocate(SocketCalls.STATE);
    private final MemorySegment waited = arena.allocate(8, 4);
    private final int file;

    /** What a socket carries; numbers of bits/socket_type.h. */
    enum Kind {
        STREAM(1),
        DATAGRAM(2);

        private final int number;

        Kind(int number) {
            this.number = number;
        }
    }

    /** How opening one came out. */
    sealed interface Opening {
        /** To be closed by who asked. */
        record Open(BoundSocket socket) implements Opening {}

        record Silent() implements Opening {}

        record Failed(String why) implements Opening {}
    }

    private BoundSocket(Kind kind, InetAddress to) {
        int family = SocketName.family(to);
        file = SocketCalls.socket(state, family, kind.number | NONBLOCK_CLOEXEC);
    }

    /** For a stream, waits for the other side to accept it. */
    static Opening open(Kind kind, Link link, InetSocketAddress to, Duration patience) {
        var socket = new BoundSocket(kind, to.getAddress());
        var opening = socket.connect(link, to, patience);
        if (!(opening instanceof Opening.Open)) {
            socket.close();
        }
        return opening;
    }

    private Opening connect(Link link, InetSocketAddress to, Duration patience) {
        if (file < 0) {
            return failed("no socket", file);
        }
        int bound = bind(link, to.getAddress());
        if (bound < 0) {
            return failed("binding to " + link.name(), bound);
        }
        int connected = SocketCalls.connect(state, file, SocketName.of(arena, to));
        if (connected == -EINPROGRESS) {
            if (!await(POLLOUT, patience)) {
                return new Opening.Silent();
            }
            connected = -pendingError();
        }
        return connected < 0 ? failed("connecting", connected) : new Opening.Open(this);
    }

    private int bind(Link link, InetAddress to) {
        var device = arena.allocateFrom(link.name(), StandardCharsets.US_ASCII);
        int bound = SocketCalls.setOption(state, file, SOL_SOCKET, SO_BINDTODEVICE, device);
        if (bound != -EPERM) {
            return bound;
        }
        return link.addresses().stream()
                .filter(address -> (address instanceof Inet4Address) == (to instanceof Inet4Address))
                .findFirst()
                .map(own -> SocketCalls.bind(state, file, SocketName.of(arena, new InetSocketAddress(own, 0))))
                .orElse(bound);
    }

    private int pendingError() {
        var value = arena.allocate(ValueLayout.JAVA_INT);
        var length = arena.allocateFrom(ValueLayout.JAVA_INT, (int) value.byteSize());
        int got = SocketCalls.getOption(state, file, SOL_SOCKET, SO_ERROR, value, length);
        return got < 0 ? -got : value.get(ValueLayout.JAVA_INT, 0);
    }

    /** False when the kernel would not take them all. */
    boolean send(byte[] bytes) {
        var segment = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
        return SocketCalls.send(state, file, segment, MSG_NOSIGNAL) == bytes.length;
    }

    /**
     * Waits for something to come. No bytes at all are the end of a stream.
     *
     * @return empty when nothing came in time, or the other side refused
     */
    Optional<byte[]> receive(int bytesMax, Duration patience) {
        if (!await(POLLIN, patience)) {
            return Optional.empty();
        }
        var into = arena.allocate(bytesMax);
        int read = SocketCalls.receive(state, file, into);
        return read < 0 ? Optional.empty() : Optional.of(into.asSlice(0, read).toArray(ValueLayout.JAVA_BYTE));
    }

    /** struct pollfd: int fd, short events, short revents. */
    private boolean await(short event, Duration patience) {
        waited.set(ValueLayout.JAVA_INT, 0, file);
        waited.set(ValueLayout.JAVA_SHORT, 4, event);
        int millis = Math.toIntExact(Math.max(0, TimeUnit.NANOSECONDS.toMillis(patience.toNanos() + 999_999)));
        return SocketCalls.poll(state, waited, millis) > 0;
    }

    private Opening failed(String doing, int minusErrno) {
        return new Opening.Failed(Errno.words(-minusErrno) + " (" + doing + ")");
    }

    /** Ends a stream with a reset: one packet, and nothing is kept of it on either side. */
    @Override
    public void close() {
        if (file >= 0) {
            var linger = arena.allocate(8, 4);
            linger.set(ValueLayout.JAVA_INT, 0, 1);
            SocketCalls.setOption(state, file, SOL_SOCKET, SO_LINGER, linger);
            SocketCalls.close(state, file);
        }
        arena.close();
    }
}
