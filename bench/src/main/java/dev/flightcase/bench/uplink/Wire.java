package dev.flightcase.bench.uplink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The line between nodes and their hub, in this process: it counts what passes, may be as slow as a mobile link, may be cut (what a node
 * sees when its modem says that the network is gone), and may swallow (connections stay, also new ones, and nothing passes).
 *
 * <p>Knows nothing of what it carries, so that TLS passes as it is. One virtual thread accepts and two per connection copy.
 */
final class Wire implements AutoCloseable {
    private static final int CONNECTIONS_MAX = 512;
    private static final int BUFFER_BYTES = 16 * 1024;
    private static final int CONNECT_TIMEOUT_MILLIS = 2_000;

    private final ServerSocket listener;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Way up;
    private final Way down;
    private volatile int target;
    private volatile boolean cut;
    private volatile boolean swallowing;
    private volatile boolean closed;

    private record Way(LinkRate rate, AtomicLong bytes) {}

    /**
     * Listens on a free port of 127.0.0.1; connections are taken from {@link #leadTo} on.
     *
     * @param bytesPerSecond each way, of all connections together; 0 is as fast as the machine
     */
    Wire(double bytesPerSecond) throws IOException {
        listener = new ServerSocket(0, CONNECTIONS_MAX, InetAddress.getLoopbackAddress());
        up = new Way(new LinkRate(bytesPerSecond), new AtomicLong());
        down = new Way(new LinkRate(bytesPerSecond), new AtomicLong());
    }

    /** @param port of 127.0.0.1 */
    void leadTo(int port) {
        target = port;
        Thread.ofVirtual().name("wire-accept").start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Resets every connection and turns new ones away until {@link #restore}. */
    void cut() {
        cut = true;
        open.forEach(Wire::reset);
    }

    /** As if nothing had been cut or swallowed; connections that were swallowed from are reset. */
    void restore() {
        cut = false;
        if (swallowing) {
            swallowing = false;
            open.forEach(Wire::reset);
        }
    }

    /** From now on nothing passes and nobody is told. */
    void swallow() {
        swallowing = true;
    }

    /** Payloads of TCP that went up to the hub and down from it, with all that TLS adds. */
    long bytes() {
        return up.bytes().get() + down.bytes().get();
    }

    long bytesDown() {
        return down.bytes().get();
    }

    private void accept() {
        while (!closed) {
            try {
                var client = listener.accept();
                Thread.ofVirtual().name("wire-connect").start(() -> connect(client));
            } catch (IOException _) {
                // Closed, or one connection died while it waited: the loop's condition tells which.
            }
        }
    }

    private void connect(Socket client) {
        var hub = new Socket();
        open.add(client);
        open.add(hub);
        try {
            if (cut || open.size() > 2 * CONNECTIONS_MAX) {
                throw new IOException("no way through");
            }
            hub.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), CONNECT_TIMEOUT_MILLIS);
            client.setTcpNoDelay(true);
            hub.setTcpNoDelay(true);
        } catch (IOException _) {
            end(client, hub);
            return;
        }
        if (cut || closed) {
            end(client, hub);
            return;
        }
        Thread.ofVirtual().name("wire-up").start(() -> copy(client, hub, up));
        Thread.ofVirtual().name("wire-down").start(() -> copy(hub, client, down));
    }

    private void copy(Socket from, Socket to, Way way) {
        var buffer = new byte[BUFFER_BYTES];
        try {
            var in = from.getInputStream();
            var out = to.getOutputStream();
            int count;
            while ((count = in.read(buffer)) >= 0) {
                if (swallowing) {
                    continue;
                }
                long through = way.rate().through(count, System.nanoTime());
                for (long left = through - System.nanoTime(); left > 0; left = through - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                way.bytes().addAndGet(count);
                out.write(buffer, 0, count);
            }
            // The other direction may still have something to say.
            to.shutdownOutput();
            if (from.isOutputShutdown()) {
                end(from, to);
            }
        } catch (IOException _) {
            end(from, to);
        }
    }

    private void end(Socket one, Socket other) {
        reset(one);
        reset(other);
        open.remove(one);
        open.remove(other);
    }

    private static void reset(Socket socket) {
        try (socket) {
            if (!socket.isClosed()) {
                socket.setSoLinger(true, 0);
            }
        } catch (IOException _) {
            // It was already gone.
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the wire", e);
        } finally {
            open.forEach(Wire::reset);
        }
    }
}
