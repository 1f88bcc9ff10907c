package dev.flightcase.hal.network;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Probes through sockets that are bound to the link's interface, and counts what they cost with the headers of IP. */
public final class SocketProber implements LinkProber {
    private static final int DNS_PORT = 53;
    /** RFC 1035 §4.2.1: what fits into a datagram without extensions. */
    private static final int DNS_BYTES_MAX = 512;

    private static final int TRIES = 3;
    private static final int HEAD_BYTES_MAX = 1024;
    // RFC 791, RFC 8200, RFC 768; TCP with the options that Linux sends (RFC 9293, RFC 7323)
    private static final int IPV4_HEADER = 20;
    private static final int IPV6_HEADER = 40;
    private static final int UDP_HEADER = 8;
    private static final int TCP_HEADER = 32;
    private static final int TCP_HEADER_SYN = 40;
    /** What of a stream one packet carries on most links. */
    private static final int SEGMENT = 1400;

    private final Patience patience;
    private final ProbeBudget budget;
    private final LongSupplier ticks;
    private final RandomGenerator random;
    private final Supplier<Optional<SSLContext>> tls;

    /** Which of a link's resolvers answered last. */
    private final Map<String, Integer> answering = new ConcurrentHashMap<>();

    /**
     * How long is waited.
     *
     * @param datagram for the reply to one question, which is sent three times before its resolver counts as silent
     * @param connection for a connection, and for each part of an answer; above a second, after which Linux sends a lost SYN again
     */
    public record Patience(Duration datagram, Duration connection) {
        public static Patience defaults() {
            return new Patience(Duration.ofMillis(350), Duration.ofMillis(1300));
        }
    }

    /**
     * @param random for numbers and nonces that must not be guessed; thread-safe
     * @param tls whom to trust as the broker; empty where it speaks in the clear, or nobody knows yet
     */
    public SocketProber(
            Patience patience,
            ProbeBudget budget,
            LongSupplier ticks,
            RandomGenerator random,
            Supplier<Optional<SSLContext>> tls) {
        this.patience = patience;
        this.budget = budget;
        this.ticks = ticks;
        this.random = random;
        this.tls = tls;
    }

    @Override
    public Asked ask(Link link, String name) {
        var servers = link.resolvers().servers();
        if (servers.isEmpty()) {
            return new Asked(new DnsReply.NotAsked("no resolver is known"), 0);
        }
        int chosen = answering.getOrDefault(link.name(), 0) % servers.size();
        var asked = ask(link, name, servers.get(chosen));
        if (asked.reply().roundTrip().isEmpty()) {
            answering.put(link.name(), chosen + 1); // The next question goes to the next one.
        }
        return asked;
    }

    private Asked ask(Link link, String name, InetAddress server) {
        var to = new InetSocketAddress(server, DNS_PORT);
        return switch (BoundSocket.open(BoundSocket.Kind.DATAGRAM, link, to, patience.datagram())) {
            case BoundSocket.Opening.Failed(String why) -> new Asked(new DnsReply.NotAsked(why), 1);
            case BoundSocket.Opening.Silent() -> new Asked(new DnsReply.Silent(), 1);
            case BoundSocket.Opening.Open(var socket) -> {
                try (socket) {
                    yield exchange(socket, link, server, name);
                }
            }
        };
    }

    /** A number of its own for each time, so that a late answer to the one before is not taken for a quick one. */
    private Asked exchange(BoundSocket socket, Link link, InetAddress server, String name) {
        DnsReply reply = new DnsReply.Silent();
        for (int lost = 0; lost < TRIES; lost++) {
            var message =
                    new DnsMessage(random.nextInt(0x10000), name, link.speaksIpv4() ? DnsMessage.A : DnsMessage.AAAA);
            reply = exchange(socket, link, server, message);
            if (!(reply instanceof DnsReply.Silent)) {
                return new Asked(reply, lost);
            }
        }
        return new Asked(reply, TRIES);
    }

    private DnsReply exchange(BoundSocket socket, Link link, InetAddress server, DnsMessage message) {
        var question = message.question();
        int headers = ipHeader(server) + UDP_HEADER;
        long sent = ticks.getAsLong();
        if (!socket.send(question)) {
            return new DnsReply.NotAsked("the kernel would not send");
        }
        budget.spend(link.name(), headers + question.length);
        for (long left = patience.datagram().toNanos(); left > 0; ) {
            var received = socket.receive(DNS_BYTES_MAX, Duration.ofNanos(left));
            long took = ticks.getAsLong() - sent;
            if (received.isEmpty()) {
                return new DnsReply.Silent();
            }
            budget.spend(link.name(), headers + received.get().length);
            var reply = message.read(received.get(), Duration.ofNanos(took));
            if (reply.isPresent()) {
                return reply.get();
            }
            left = patience.datagram().toNanos() - took;
        }
        return new DnsReply.Silent();
    }

    @Override
    public BrokerReply connect(Link link, InetAddress address, int port) {
        return reach(link, new InetSocketAddress(address, port), (_, took) -> new BrokerReply.Reached(took));
    }

    @Override
    public BrokerReply prove(Link link, InetAddress address, Endpoint broker) {
        var context = tls.get();
        var to = new InetSocketAddress(address, broker.port());
        return context.isEmpty()
                ? connect(link, address, broker.port())
                : reach(link, to, (socket, took) -> greet(link, socket, context.get(), broker, took));
    }

    /** @param then what to make of a connection, and of how long that took */
    private BrokerReply reach(Link link, InetSocketAddress to, BiFunction<BoundSocket, Duration, BrokerReply> then) {
        long began = ticks.getAsLong();
        return switch (dial(link, to)) {
            case BoundSocket.Opening.Failed(String why) -> new BrokerReply.Unreachable(why);
            case BoundSocket.Opening.Silent() -> new BrokerReply.Silent();
            case BoundSocket.Opening.Open(var socket) -> {
                var took = Duration.ofNanos(ticks.getAsLong() - began);
                try (socket) {
                    yield then.apply(socket, took);
                }
            }
        };
    }

    private BrokerReply greet(Link link, BoundSocket socket, SSLContext context, Endpoint broker, Duration took) {
        int packet = (link.speaksIpv4() ? IPV4_HEADER : IPV6_HEADER) + TCP_HEADER;
        var greeting = new TlsGreeting(
                socket,
                context,
                broker,
                patience.connection(),
                bytes -> budget.spend(link.name(), bytes + packet * (2 + bytes / SEGMENT)));
        return switch (greeting.exchange()) {
            case TlsGreeting.Outcome.Proven() -> new BrokerReply.Reached(took);
            case TlsGreeting.Outcome.Silent() -> new BrokerReply.Silent();
            case TlsGreeting.Outcome.Stranger(String why) -> new BrokerReply.Unreachable(why);
        };
    }

    @Override
    public PortalReply fetch(Link link, PortalPage page, @Nullable InetAddress address) {
        var at = address;
        if (at == null) {
            if (!(ask(link, page.at().host()).reply() instanceof DnsReply.Found(var addresses, var _))) {
                return new PortalReply.NotAsked("its name is not known");
            }
            at = addresses.getFirst();
        }
        return switch (dial(link, new InetSocketAddress(at, page.at().port()))) {
            case BoundSocket.Opening.Failed(String why) -> new PortalReply.NotAsked(why);
            case BoundSocket.Opening.Silent() -> new PortalReply.Silent();
            case BoundSocket.Opening.Open(var socket) -> {
                try (socket) {
                    yield get(socket, link, page, at);
                }
            }
        };
    }

    private PortalReply get(BoundSocket socket, Link link, PortalPage page, InetAddress at) {
        var nonce = Long.toHexString(random.nextLong());
        var request = ("GET " + page.path() + " HTTP/1.1\r\nHost: " + page.at().host() + "\r\n" + PortalPage.NONCE
                        + ": " + nonce + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        int packet = ipHeader(at) + TCP_HEADER;
        if (!socket.send(request)) {
            return new PortalReply.Silent();
        }
        budget.spend(link.name(), packet + request.length);
        var head = new StringBuilder();
        while (head.length() < HEAD_BYTES_MAX && head.indexOf("\r\n\r\n") < 0) {
            var part = socket.receive(HEAD_BYTES_MAX, patience.connection());
            budget.spend(
                    link.name(), 2 * packet + part.map(bytes -> bytes.length).orElse(0));
            if (part.isEmpty() || part.get().length == 0) {
                break;
            }
            head.append(new String(part.get(), StandardCharsets.ISO_8859_1));
        }
        return head.isEmpty() ? new PortalReply.Silent() : HttpAnswer.read(head.toString(), nonce);
    }

    /** Counts the handshake and the reset that ends it. */
    private BoundSocket.Opening dial(Link link, InetSocketAddress to) {
        var opening = BoundSocket.open(BoundSocket.Kind.STREAM, link, to, patience.connection());
        int header = ipHeader(to.getAddress());
        budget.spend(
                link.name(),
                switch (opening) {
                    case BoundSocket.Opening.Failed _ -> 2 * header + TCP_HEADER_SYN + TCP_HEADER;
                    case BoundSocket.Opening.Silent() -> 2 * (header + TCP_HEADER_SYN);
                    case BoundSocket.Opening.Open _ -> 4 * header + 2 * TCP_HEADER_SYN + 2 * TCP_HEADER;
                });
        return opening;
    }

    private static int ipHeader(InetAddress address) {
        return address instanceof Inet4Address ? IPV4_HEADER : IPV6_HEADER;
    }
}
