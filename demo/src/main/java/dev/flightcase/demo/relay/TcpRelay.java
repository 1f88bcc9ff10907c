package dev.flightcase.demo.relay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Stands between a node and its hub, so that the uplink can be cut. While it is cut, open connections are reset and new ones are closed
 * as soon as they come: what a node sees when the modem says that the network is gone. Knows nothing of what it carries, so that TLS
 * passes as it is.
 *
 * <p>One virtual thread accepts and two per connection copy; connections beyond the bound are turned away.
 */
public final class TcpRelay implements AutoCloseable {
    static final int CONNECTIONS_MAX = 64;

    private static final int BUFFER_BYTES = 16 * 1024;
    private static final int CONNECT_TIMEOUT_MILLIS = 2_000;

    private final Supplier<InetSocketAddress> target;
    private final int connectionsMax;
    private final Gate gate;
    private final ServerSocket listener;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean cut;
    private volatile boolean closed;

    /** What bytes meet on their way. Shared by all connections, called by the threads that copy. */
    @FunctionalInterface
    public interface Gate {
        Gate OPEN = (_, _) -> true;

        /** Blocks for as long as so many bytes take. False when they are swallowed, of which nobody is told. */
        boolean passes(Way way, int bytes);
    }

    /** Which way bytes go. */
    public enum Way {
        /** From who connected to the target. */
        UP,
        DOWN
    }

    /** To one target, through an open gate; at most {@value #CONNECTIONS_MAX} connections. */
    public TcpRelay(InetSocketAddress target) {
        this(() -> target, CONNECTIONS_MAX, Gate.OPEN);
    }

    /**
     * Listens on a free port of 127.0.0.1.
     *
     * @param target asked for each connection
     */
    public TcpRelay(Supplier<InetSocketAddress> target, int connectionsMax, Gate gate) {
        this.target = target;
        this.connectionsMax = connectionsMax;
        this.gate = gate;
        try {
            listener = new ServerSocket(0, connectionsMax, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen for the relay", e);
        }
    }

    public void start() {
        Thread.ofVirtual().name("relay-accept").start(this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Resets every connection and lets no new one through until {@link #restore}. */
    public void cut() {
        cut = true;
        open.forEach(TcpRelay::reset);
    }

    public void restore() {
        cut = false;
    }

    /** Bytes that passed, both ways. */
    public long bytes() {
        return bytes.get();
    }

    /** Connections that were turned away, because of a cut, the bound or a target that does not answer. */
    public int refused() {
        return refused.get();
    }

    private void accept() {
        while (!closed) {
            try {
                var client = listener.accept();
                Thread.ofVirtual().name("relay-connect").start(() -> connect(client));
            } catch (IOException e) {
                // The listener was closed, or one connection died while it waited: the loop's condition tells which.
            }
        }
    }

    private void connect(Socket client) {
        var server = new Socket();
        open.add(client);
        open.add(server);
        try {
            if (cut || open.size() > 2 * connectionsMax) {
                throw new IOException("no way through");
            }
            server.connect(target.get(), CONNECT_TIMEOUT_MILLIS);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
        } catch (IOException e) {
            refused.incrementAndGet();
            end(client, server);
            return;
        }
        if (cut || closed) {
            end(client, server);
            return;
        }
        Thread.ofVirtual().name("relay-up").start(() -> copy(client, server, Way.UP));
        Thread.ofVirtual().name("relay-down").start(() -> copy(server, client, Way.DOWN));
    }

    private void copy(Socket from, Socket to, Way way) {
        var buffer = new byte[BUFFER_BYTES];
        try {
            var in = from.getInputStream();
            var out = to.getOutputStream();
            int count;
            while ((count = in.read(buffer)) >= 0) {
                if (gate.passes(way, count)) {
                    out.write(buffer, 0, count);
                    bytes.addAndGet(count);
                }
            }
            // The other direction may still have something to say.
            to.shutdownOutput();
            if (from.isOutputShutdown()) {
                end(from, to);
            }
        } catch (IOException e) {
            end(from, to);
        }
    }

    private void end(Socket one, Socket other) {
        reset(one);
        reset(other);
        open.remove(one);
        open.remove(other);
    }

    /** Closes with a reset after a cut; after an orderly end of both directions the reset comes too late to matter. */
    private static void reset(Socket socket) {
        try (socket) {
            if (!socket.isClosed()) {
                socket.setSoLinger(true, 0);
            }
        } catch (IOException e) {
            // It was already gone.
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the relay", e);
        } finally {
            open.forEach(TcpRelay::reset);
        }
    }
}
