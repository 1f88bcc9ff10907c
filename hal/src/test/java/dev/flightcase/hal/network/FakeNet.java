package dev.flightcase.hal.network;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Links and what lies behind them, in virtual time: waiting for what is lost takes as long as it would. */
final class FakeNet implements LinkProber, NodeLife {
    static final InetAddress BROKER = InetAddress.ofLiteral("192.0.2.7");
    private static final Duration ROUND_TRIP = Duration.ofMillis(30);

    final Map<String, Way> ways = new TreeMap<>();
    private final long[] now;
    private final RandomGenerator random;
    private final ProbeBudget budget;
    boolean session;
    boolean checkout;
    boolean hub = true;
    int asked;
    int connected;
    int proved;

    /** What a link does to packets. */
    static final class Way {
        boolean carrier = true;
        double loss;
        boolean dead;
        boolean hijacked;
        boolean portal;
        boolean brokerAway;
        /** Takes every connection, and is not the broker. */
        boolean stranger;

        LinkKind kind;
        String address;
        long metric;

        Way(LinkKind kind, String address, long metric) {
            this.kind = kind;
            this.address = address;
            this.metric = metric;
        }
    }

    FakeNet(long[] now, RandomGenerator random, ProbeBudget budget) {
        this.now = now;
        this.random = random;
        this.budget = budget;
    }

    Way add(String name, LinkKind kind, long metric) {
        var way = new Way(kind, "10.0." + ways.size() + ".2", metric);
        ways.put(name, way);
        return way;
    }

    List<Link> links() {
        var links = new ArrayList<Link>();
        ways.forEach((name, way) -> {
            var gateway = InetAddress.ofLiteral("10.0.0.1");
            links.add(new Link(
                    name,
                    links.size() + 2,
                    way.kind,
                    way.carrier,
                    way.carrier ? List.of(InetAddress.ofLiteral(way.address)) : List.of(),
                    way.carrier ? List.of(new DefaultRoute(name, gateway, way.metric)) : List.of(),
                    new Resolvers(List.of(gateway), "the gateway", false)));
        });
        return links;
    }

    @Override
    public Asked ask(Link link, String name) {
        asked++;
        var way = way(link.name());
        int lost = 0;
        while (lost < 3 && lost(way)) {
            budget.spend(link.name(), 80);
            now[0] += 350_000_000L;
            lost++;
        }
        if (lost == 3) {
            return new Asked(new DnsReply.Silent(), lost);
        }
        budget.spend(link.name(), 160);
        boolean found = name.equals("hub.example") || way.hijacked;
        return new Asked(
                found ? new DnsReply.Found(List.of(BROKER), ROUND_TRIP) : new DnsReply.NoSuchName(ROUND_TRIP), lost);
    }

    @Override
    public BrokerReply connect(Link link, InetAddress address, int port) {
        connected++;
        budget.spend(link.name(), 232);
        var way = way(link.name());
        // A lost SYN is sent again after a second.
        if (way.brokerAway || way.portal || lostTwice(way)) {
            now[0] += 1_300_000_000L;
            return new BrokerReply.Silent();
        }
        return new BrokerReply.Reached(ROUND_TRIP);
    }

    @Override
    public BrokerReply prove(Link link, InetAddress address, Endpoint broker) {
        proved++;
        var reply = connect(link, address, broker.port());
        budget.spend(link.name(), 4000);
        return reply instanceof BrokerReply.Reached && way(link.name()).stranger
                ? new BrokerReply.Unreachable("who answers there is not the hub's broker")
                : reply;
    }

    @Override
    public PortalReply fetch(Link link, PortalPage page, @Nullable InetAddress address) {
        budget.spend(link.name(), 900);
        var way = way(link.name());
        if (lost(way)) {
            now[0] += 1_300_000_000L;
            return new PortalReply.Silent();
        }
        return way.portal ? new PortalReply.Captive("status 302") : new PortalReply.Open();
    }

    /** @throws NullPointerException when there is no such link */
    Way way(String name) {
        return Objects.requireNonNull(ways.get(name), name);
    }

    private boolean lostTwice(Way way) {
        boolean first = lost(way);
        return first && lost(way);
    }

    private boolean lost(Way way) {
        // There and back.
        return way.dead || random.nextDouble() < way.loss || random.nextDouble() < way.loss;
    }

    @Override
    public Optional<Endpoint> broker() {
        return hub ? Optional.of(new Endpoint("hub.example", 8883)) : Optional.empty();
    }

    @Override
    public boolean sessionIsUp() {
        return session;
    }

    @Override
    public boolean checkoutIsOpen() {
        return checkout;
    }
}
