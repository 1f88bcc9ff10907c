package dev.flightcase.bench.hal;

import dev.flightcase.hal.network.BrokerReply;
import dev.flightcase.hal.network.DnsReply;
import dev.flightcase.hal.network.Endpoint;
import dev.flightcase.hal.network.Link;
import dev.flightcase.hal.network.LinkKind;
import dev.flightcase.hal.network.LinkProber;
import dev.flightcase.hal.network.NodeLife;
import dev.flightcase.hal.network.PortalPage;
import dev.flightcase.hal.network.PortalReply;
import dev.flightcase.hal.network.ProbeBudget;
import dev.flightcase.hal.network.RouteControl;
import dev.flightcase.hal.network.SocketProber;
import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Links that are numbers, and what lies behind them: a prober that waits and pays as {@link SocketProber} does, in
 * virtual time. The node in it has a hub.
 */
final class VirtualNet implements LinkProber, NodeLife, RouteControl {
    static final String HUB = "hub.example";

    private static final InetAddress BROKER = InetAddress.ofLiteral("198.51.100.7");
    /** A resolver is asked so often before it counts as silent. */
    private static final int TRIES = 3;
    /** RFC 6298 §2.1: Linux sends a lost SYN again after a second. */
    private static final Duration SYN_AGAIN = Duration.ofSeconds(1);

    private static final int SERVFAIL = 2;

    // Bytes with their IPv4 headers, both directions. RFC 1035 §4.1: a header of 12, a name, type and class.
    private static final int DATAGRAM = 20 + 8;
    private static final int QUESTION = 12 + 2 + 4;
    /** A pointer, type, class, life, length; then an address (4), or an SOA record (about 40). */
    private static final int ADDRESS_RECORD = 12 + 4;

    private static final int NO_SUCH_NAME_RECORD = 12 + 40;
    /** SYN, its answer, the last of the handshake, the reset: four headers, two with all options. */
    private static final int CONNECTION = 4 * 20 + 2 * 40 + 2 * 32;

    /** A handshake of TLS 1.3 with a chain of two certificates, beyond the connection. */
    private static final int GREETING = 4000;

    private static final int TWO_SYNS = 2 * (20 + 40);
    /** A request of some 110 bytes, and an answer that is read and acknowledged; a portal's is cut at 1024. */
    private static final int PAGE = 4 * (20 + 32) + 110 + 150;

    private static final int PORTAL_PAGE = 4 * (20 + 32) + 110 + 1024;

    private final Map<String, VirtualLink> links = new LinkedHashMap<>();
    private final SocketProber.Patience patience = SocketProber.Patience.defaults();
    private final VirtualTime time;
    private final RandomGenerator random;
    private final ProbeBudget budget;
    private boolean session;
    private int choices;

    VirtualNet(VirtualTime time, ProbeBudget budget, RandomGenerator random) {
        this.time = time;
        this.budget = budget;
        this.random = random;
    }

    VirtualLink add(String name, LinkKind kind, Condition condition) {
        int index = links.size() + 2;
        var link = new VirtualLink(name, index, kind, 100L * index, condition);
        links.put(name, link);
        return link;
    }

    void session(boolean up) {
        session = up;
    }

    /** How often another link was made the first, the one at the start included. */
    int choices() {
        return choices;
    }

    List<VirtualLink> all() {
        return List.copyOf(links.values());
    }

    List<Link> links() {
        return links.values().stream().map(VirtualLink::seen).toList();
    }

    @Override
    public String prefer(List<String> bestFirst) {
        choices++;
        for (int i = 0; i < bestFirst.size(); i++) {
            link(bestFirst.get(i)).metric(100L * (i + 1));
        }
        return "done";
    }

    @Override
    public Asked ask(Link link, String name) {
        int question = DATAGRAM + QUESTION + name.length();
        for (int lost = 0; lost < TRIES; lost++) {
            budget.spend(link.name(), question);
            var now = condition(link);
            if (comesBack(now) && now.resolver() != Condition.Resolver.SILENT && inTime(now, patience.datagram())) {
                time.sleep(now.roundTrip());
                return new Asked(answer(link, name, question, now), lost);
            }
            time.sleep(patience.datagram());
        }
        return new Asked(new DnsReply.Silent(), TRIES);
    }

    private DnsReply answer(Link link, String name, int question, Condition now) {
        boolean known = name.equals(HUB) || now.resolver() == Condition.Resolver.LYING;
        if (now.resolver() == Condition.Resolver.REFUSING) {
            budget.spend(link.name(), question);
            return new DnsReply.Refused(SERVFAIL, now.roundTrip());
        }
        budget.spend(link.name(), question + (known ? ADDRESS_RECORD : NO_SUCH_NAME_RECORD));
        return known ? new DnsReply.Found(List.of(BROKER), now.roundTrip()) : new DnsReply.NoSuchName(now.roundTrip());
    }

    @Override
    public BrokerReply connect(Link link, InetAddress address, int port) {
        boolean there = condition(link).broker() && !condition(link).portal();
        var took = there ? handshake(link) : Optional.<Duration>empty();
        if (took.isEmpty()) {
            budget.spend(link.name(), TWO_SYNS);
            time.sleep(patience.connection());
            return new BrokerReply.Silent();
        }
        budget.spend(link.name(), CONNECTION);
        time.sleep(took.get());
        return new BrokerReply.Reached(took.get());
    }

    @Override
    public BrokerReply prove(Link link, InetAddress address, Endpoint broker) {
        var reply = connect(link, address, broker.port());
        if (reply instanceof BrokerReply.Reached) {
            budget.spend(link.name(), GREETING);
        }
        return reply;
    }

    @Override
    public PortalReply fetch(Link link, PortalPage page, @Nullable InetAddress address) {
        if (address == null && !(ask(link, page.at().host()).reply() instanceof DnsReply.Found)) {
            return new PortalReply.NotAsked("its name is not known");
        }
        var now = condition(link);
        var took = handshake(link);
        if (took.isEmpty() || now.resolver() == Condition.Resolver.REFUSING) {
            budget.spend(link.name(), TWO_SYNS);
            time.sleep(patience.connection());
            return new PortalReply.Silent();
        }
        budget.spend(link.name(), CONNECTION + (now.portal() ? PORTAL_PAGE : PAGE));
        time.sleep(took.get().plus(now.roundTrip()));
        return now.portal() ? new PortalReply.Captive("status 302") : new PortalReply.Open();
    }

    /** How long it takes; empty when neither the first SYN nor the second is answered in time. */
    private Optional<Duration> handshake(Link link) {
        var now = condition(link);
        if (comesBack(now)) {
            return Optional.of(now.roundTrip()).filter(took -> inTime(now, patience.connection()));
        }
        var again = SYN_AGAIN.plus(now.roundTrip());
        return Optional.of(again).filter(took -> comesBack(now) && took.compareTo(patience.connection()) < 0);
    }

    private static boolean inTime(Condition now, Duration patience) {
        return now.roundTrip().compareTo(patience) < 0;
    }

    /** Neither the packet nor its answer is lost. */
    private boolean comesBack(Condition now) {
        boolean wired = now.carrier() && now.address();
        return wired && random.nextDouble() >= now.loss() && random.nextDouble() >= now.loss();
    }

    private Condition condition(Link link) {
        return link(link.name()).condition();
    }

    private VirtualLink link(String name) {
        var link = links.get(name);
        if (link == null) {
            throw new IllegalArgumentException("there is no link " + name);
        }
        return link;
    }

    @Override
    public Optional<Endpoint> broker() {
        return Optional.of(new Endpoint(HUB, 8883));
    }

    @Override
    public boolean sessionIsUp() {
        return session;
    }

    @Override
    public boolean checkoutIsOpen() {
        return false;
    }
}
