package dev.flightcase.hal.network;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Two namespaces: a node with two cables, and the world behind them with a resolver on each, a broker and our page. */
final class NetWorld {
    static final InetAddress BROKER = InetAddress.ofLiteral("10.77.9.9");
    static final int PORT = 8883;
    private static final Logger log = LoggerFactory.getLogger(NetWorld.class);

    final Netns node;
    final Netns world;
    final Map<String, Answers> resolvers = new ConcurrentHashMap<>();
    volatile boolean portal;
    /** What stands before the resolvers and does to questions what bad networks do. */
    volatile Hindrance hindrance = Hindrance.NONE;

    final AtomicInteger dropped = new AtomicInteger();
    private final List<Closeable> servers = new ArrayList<>();

    /** What a resolver says. */
    enum Answers {
        HONEST,
        HIJACK,
        SERVFAIL,
        NOTHING
    }

    /**
     * @param dropped share of the questions that get lost
     * @param delay of each answer
     * @param random of the losses
     */
    record Hindrance(double dropped, Duration delay, RandomGenerator random) {
        static final Hindrance NONE = new Hindrance(0, Duration.ZERO, new SplittableRandom(0));

        synchronized boolean drops() {
            return random.nextDouble() < dropped;
        }
    }

    NetWorld(String tag) throws IOException, InterruptedException {
        node = Netns.make("fcn" + tag);
        world = Netns.make("fcw" + tag);
        cable("w0", "10.77.1", 100);
        cable("w1", "10.77.2", 700);
        world.run("addr", "add", BROKER.getHostAddress() + "/32", "dev", "lo");
        resolver("10.77.1.1");
        resolver("10.77.2.1");
        server(PORT, "");
        server(80, "page");
    }

    private void cable(String name, String net, int metric) throws IOException, InterruptedException {
        node.run("link", "add", name, "type", "veth", "peer", "name", "r" + name, "netns", world.name());
        node.run("addr", "add", net + ".2/24", "dev", name);
        world.run("addr", "add", net + ".1/24", "dev", "r" + name);
        // Without an address of IPv6, whose advertisements would be on the cable at times of their own.
        node.run("link", "set", name, "addrgenmode", "none");
        world.run("link", "set", "r" + name, "addrgenmode", "none");
        node.run("link", "set", name, "up");
        world.run("link", "set", "r" + name, "up");
        node.run("route", "add", "default", "via", net + ".1", "dev", name, "metric", Integer.toString(metric));
    }

    /** As the kernel of the node has it now. */
    Link link(String name) {
        try {
            boolean first = name.equals("w0");
            var address = InetAddress.ofLiteral(first ? "10.77.1.2" : "10.77.2.2");
            var gateway = InetAddress.ofLiteral(first ? "10.77.1.1" : "10.77.2.1");
            boolean up = node.in(() -> {
                var network = NetworkInterface.getByName(name);
                return network != null && network.isUp();
            });
            return new Link(
                    name,
                    first ? 2 : 3,
                    LinkKind.ETHERNET,
                    up,
                    List.of(address),
                    List.of(new DefaultRoute(name, gateway, first ? 100 : 700)),
                    new Resolvers(List.of(gateway), "the gateway", false));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void resolver(String address) throws InterruptedException {
        resolvers.put(address, Answers.HONEST);
        var channel = world.in(() -> DatagramChannel.open().bind(new InetSocketAddress(address, 53)));
        servers.add(channel);
        Thread.ofPlatform().name("resolver-" + address).daemon().start(() -> {
            try {
                while (true) {
                    var in = ByteBuffer.allocate(512);
                    var from = channel.receive(in);
                    var reply = reply(in.flip(), resolvers.get(address));
                    if (reply != null && !hinders()) {
                        send(channel, reply, from);
                    }
                }
            } catch (ClosedChannelException e) {
                log.atTrace().setCause(e).log("resolver ends");
            } catch (IOException e) {
                log.atError().setCause(e).log("resolver failed");
            }
        });
    }

    private boolean hinders() {
        var now = hindrance;
        if (now.drops()) {
            dropped.incrementAndGet();
            return true;
        }
        LockSupport.parkNanos(now.delay().toNanos());
        return false;
    }

    /** The way from the world to the node through {@code w0} carries so much and no more, and keeps the rest waiting. */
    void narrow(String rate) throws IOException, InterruptedException {
        Netns.ip(
                "netns",
                "exec",
                world.name(),
                "tc",
                "qdisc",
                "replace",
                "dev",
                "rw0",
                "root",
                "tbf",
                "rate",
                rate,
                "burst",
                "2kb",
                "latency",
                "2s");
    }

    void widen() throws IOException, InterruptedException {
        Netns.ip("netns", "exec", world.name(), "tc", "qdisc", "replace", "dev", "rw0", "root", "pfifo");
    }

    /** Somebody else's bytes on their way to the node through {@code w0}. */
    void fill(int datagrams, int bytes) throws InterruptedException {
        world.in(() -> {
            try (var channel = DatagramChannel.open()) {
                for (int i = 0; i < datagrams; i++) {
                    channel.send(ByteBuffer.allocate(bytes), new InetSocketAddress("10.77.1.2", 9));
                }
            }
            return true;
        });
    }

    private static void send(DatagramChannel channel, ByteBuffer reply, SocketAddress to) throws IOException {
        try {
            channel.send(reply, to);
        } catch (SocketException e) {
            log.atTrace().setCause(e).log("a black hole");
        }
    }

    /** hub.example is the broker; nothing else exists. */
    private static @Nullable ByteBuffer reply(ByteBuffer question, Answers answers) {
        if (answers == Answers.NOTHING) {
            return null;
        }
        var bytes = new byte[question.remaining()];
        question.get(bytes);
        boolean known =
                new String(bytes, 12, 4, StandardCharsets.US_ASCII).equals("\u0003hub") || answers == Answers.HIJACK;
        boolean found = known && answers != Answers.SERVFAIL;
        bytes[2] = (byte) 0x81;
        bytes[3] = (byte) (0x80 | (found ? 0 : answers == Answers.SERVFAIL ? 2 : 3));
        bytes[7] = (byte) (found ? 1 : 0);
        var reply = ByteBuffer.allocate(600).put(bytes);
        if (found) {
            reply.putShort((short) 0xc00c)
                    .putShort((short) 1)
                    .putShort((short) 1)
                    .putInt(60)
                    .putShort((short) 4);
            reply.put(BROKER.getAddress());
        }
        return reply.flip();
    }

    private void server(int port, String what) throws InterruptedException {
        var server = world.in(() -> new ServerSocket(port, 50, BROKER));
        servers.add(server);
        Thread.ofPlatform().name("server-" + port).daemon().start(() -> {
            try {
                while (true) {
                    try (var client = server.accept()) {
                        client.setSoTimeout(2000);
                        if (what.isEmpty()) {
                            client.getInputStream().read(); // As a broker, it leaves the first word to the client.
                        } else {
                            page(client);
                        }
                    } catch (SocketException e) {
                        if (server.isClosed()) {
                            return;
                        }
                        log.atTrace().setCause(e).log("a client left");
                    }
                }
            } catch (IOException e) {
                log.atError().setCause(e).log("server failed");
            }
        });
    }

    private void page(Socket client) throws IOException {
        var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        var nonce = "";
        for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            nonce = line.startsWith(PortalPage.NONCE) ? line : nonce;
        }
        var answer = portal
                ? "HTTP/1.1 302 Found\r\nLocation: http://login.example/\r\n\r\n"
                : "HTTP/1.1 204 No Content\r\n" + nonce + "\r\n\r\n";
        client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
    }

    void remove() throws IOException, InterruptedException {
        for (var server : servers) {
            server.close();
        }
        node.remove();
        world.remove();
    }
}
