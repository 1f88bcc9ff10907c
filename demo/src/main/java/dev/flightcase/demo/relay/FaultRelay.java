package dev.flightcase.demo.relay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands between an MQTT 5 client and its broker and lets happen what a {@link FaultPlan} says: connections that are dropped, cut
 * within a packet or half-open, packets that come late, twice, in another order, or again from yesterday. It reads packets, so it
 * needs a connection without TLS; and it takes the offer of topic aliases out of the broker's answer.
 *
 * <p>One virtual thread accepts and two per connection copy; at most {@value #CONNECTIONS_MAX} at a time.
 */
public final class FaultRelay implements AutoCloseable {
    static final int CONNECTIONS_MAX = 64;

    private static final int CONNECT_TIMEOUT_MILLIS = 2_000;

    private final InetSocketAddress target;
    private final ServerSocket listener;
    private final Past past = new Past();
    private final FaultCounts counts = new FaultCounts();
    private final Set<FaultyConnection> open = ConcurrentHashMap.newKeySet();
    private volatile Meeting meeting;
    private volatile boolean closed;

    /** @param from the number of the first connection that is meant */
    private record Meeting(FaultPlan plan, int from) {
        List<Fault> of(int connection) {
            return connection < from ? List.of() : plan.of(connection - from);
        }
    }

    /** Listens on a free port of 127.0.0.1 and connects to {@code target} for each connection. */
    public FaultRelay(InetSocketAddress target, FaultPlan plan) {
        this.target = target;
        this.meeting = new Meeting(plan, 0);
        try {
            listener = new ServerSocket(0, CONNECTIONS_MAX, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen for the relay", e);
        }
    }

    public void start() {
        Thread.ofVirtual().name("fault-relay-accept").start(this::accept);
    }

    /** From now on another plan counts, for connections that are yet to come. Any thread. */
    public void meet(FaultPlan plan) {
        meeting = new Meeting(plan, counts.connections());
    }

    /** Resets every connection there is. Any thread. */
    public void cut() {
        open.forEach(FaultyConnection::reset);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** The faults that have happened so far, in their order. Those of packets that never came have not. */
    public List<Fault> happened() {
        return counts.happened();
    }

    /** Connections that were accepted. */
    public int connections() {
        return counts.connections();
    }

    /** Bytes that were passed on, both ways. */
    public long bytes() {
        return counts.bytes();
    }

    @Override
    public void close() {
        closed = true;
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the relay", e);
        } finally {
            open.forEach(FaultyConnection::reset);
        }
    }

    private void accept() {
        while (!closed) {
            try {
                var client = listener.accept();
                Thread.ofVirtual().name("fault-relay-connect").start(() -> connect(client));
            } catch (IOException _) {
                // The listener was closed, or one connection died while it waited: the loop's condition tells which.
            }
        }
    }

    private void connect(Socket client) {
        open.removeIf(FaultyConnection::hasEnded);
        var broker = new Socket();
        try {
            if (open.size() >= CONNECTIONS_MAX) {
                throw new IOException("too many connections");
            }
            broker.connect(target, CONNECT_TIMEOUT_MILLIS);
            client.setTcpNoDelay(true);
            broker.setTcpNoDelay(true);
        } catch (IOException _) {
            new FaultyConnection(client, broker, List.of(), past, counts).reset();
            return;
        }
        var connection = new FaultyConnection(client, broker, meeting.of(counts.connection()), past, counts);
        open.add(connection);
        if (closed) {
            connection.reset();
        } else {
            connection.start();
        }
    }
}
