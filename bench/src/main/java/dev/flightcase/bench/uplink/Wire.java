package dev.flightcase.bench.uplink;

import dev.flightcase.demo.relay.TcpRelay;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The line between nodes and their hub, in this process: it counts what passes, may be as slow as a mobile link, may be cut (what a node
 * sees when its modem says that the network is gone), and may swallow (connections stay, also new ones, and nothing passes).
 */
final class Wire implements AutoCloseable {
    private static final int CONNECTIONS_MAX = 512;

    private final TcpRelay relay;
    private final Traffic up;
    private final Traffic down;
    private volatile int target;
    private volatile boolean swallowing;

    /** One direction. */
    private record Traffic(LinkRate rate, AtomicLong bytes) {
        void take(int count) {
            long through = rate.through(count, System.nanoTime());
            for (long left = through - System.nanoTime(); left > 0; left = through - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            bytes.addAndGet(count);
        }
    }

    /**
     * Listens on a free port of 127.0.0.1; connections are taken from {@link #leadTo} on.
     *
     * @param bytesPerSecond each way, of all connections together; 0 is as fast as the machine
     */
    Wire(double bytesPerSecond) {
        up = new Traffic(new LinkRate(bytesPerSecond), new AtomicLong());
        down = new Traffic(new LinkRate(bytesPerSecond), new AtomicLong());
        relay = new TcpRelay(
                () -> new InetSocketAddress(InetAddress.getLoopbackAddress(), target), CONNECTIONS_MAX, this::passes);
    }

    /** @param port of 127.0.0.1 */
    void leadTo(int port) {
        target = port;
        relay.start();
    }

    int port() {
        return relay.port();
    }

    /** Resets every connection and turns new ones away until {@link #restore}. */
    void cut() {
        relay.cut();
    }

    /** As if nothing had been cut or swallowed; connections that were swallowed from are reset. */
    void restore() {
        if (swallowing) {
            swallowing = false;
            relay.cut();
        }
        relay.restore();
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

    private boolean passes(TcpRelay.Way way, int count) {
        if (swallowing) {
            return false;
        }
        switch (way) {
            case UP -> up.take(count);
            case DOWN -> down.take(count);
        }
        return true;
    }

    @Override
    public void close() {
        relay.close();
    }
}
