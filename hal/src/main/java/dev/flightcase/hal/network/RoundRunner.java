package dev.flightcase.hal.network;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Carries out one round of probes over one link; blocks as long as its prober does. The small probe is a question for a name that nobody
 * has, under a name of ours: caches cannot answer it, so its reply comes from the world, and an address for it is a lie.
 */
final class RoundRunner {
    /** RFC 6761 §6.4: nobody may have such a name. */
    private static final String NOBODYS = "invalid";

    private final LinkProber prober;
    private final Optional<PortalPage> portal;
    private final RandomGenerator random;

    RoundRunner(LinkProber prober, Optional<PortalPage> portal, RandomGenerator random) {
        this.prober = prober;
        this.portal = portal;
        this.random = random;
    }

    Round run(Link link, Round.Plan plan, Optional<Endpoint> broker, Round.Before before) {
        var known = broker.flatMap(Endpoint::literal).orElse(before.brokerAddress());
        if (plan == Round.Plan.CONFIRM && broker.isPresent() && known != null) {
            return confirm(link, broker.get(), known, before);
        }
        var pings = new ArrayList<Round.Ping>();
        DnsReply lie = new DnsReply.Silent();
        for (int i = 0; i < Math.max(1, plan.pings()); i++) {
            var asked = prober.ask(link, nobodys(broker));
            lie = asked.reply();
            pings.addAll(Collections.nCopies(asked.lost(), new Round.Ping(null)));
            var took = answered(lie);
            if (took == null) {
                break; // The rest of a burst would only cost time.
            }
            pings.add(new Round.Ping(took));
        }
        var old = before.findings();
        var findings = new Findings(lie, old.name(), old.broker(), old.portal());
        return isHonest(lie) && !plan.proves()
                ? new Round(pings, findings, before.brokerAddress(), false, before.greeted())
                : prove(
                        link,
                        plan,
                        broker,
                        pings,
                        new Round.Before(findings, before.brokerAddress(), before.greeted()));
    }

    private Round confirm(Link link, Endpoint broker, InetAddress address, Round.Before before) {
        var reply = reach(link, address, broker, before.greeted());
        var old = before.findings();
        var findings = new Findings(old.lie(), old.name(), reply, old.portal());
        return new Round(List.of(), findings, address, true, greeted(reply, before));
    }

    /** Once the broker has proved that it is ours, a connection will do until the link changes: a proof costs some thousand bytes. */
    private BrokerReply reach(Link link, InetAddress address, Endpoint broker, boolean greeted) {
        return greeted ? prober.connect(link, address, broker.port()) : prober.prove(link, address, broker);
    }

    private static boolean greeted(BrokerReply reply, Round.Before before) {
        return before.greeted() || reply instanceof BrokerReply.Reached;
    }

    /** A resolver that refuses is there; that is no loss. */
    private static @Nullable Duration answered(DnsReply reply) {
        return reply instanceof DnsReply.Refused(int _, Duration took)
                ? took
                : reply.roundTrip().orElse(null);
    }

    private String nobodys(Optional<Endpoint> broker) {
        var under = broker.filter(endpoint -> endpoint.literal().isEmpty())
                .map(Endpoint::host)
                .orElse(NOBODYS);
        return Long.toHexString(random.nextLong() | Long.MIN_VALUE) + "." + under;
    }

    private Round prove(
            Link link, Round.Plan plan, Optional<Endpoint> broker, List<Round.Ping> pings, Round.Before before) {
        var soFar = before.findings();
        if (broker.isEmpty()) {
            var none = new BrokerReply.NotTried("this node has no hub");
            var notAsked = new DnsReply.NotAsked("this node has no hub");
            return new Round(
                    pings,
                    new Findings(soFar.lie(), notAsked, none, page(link, plan, soFar.portal())),
                    null,
                    true,
                    false);
        }
        var literal = broker.get().literal();
        DnsReply name = literal.isPresent()
                ? new DnsReply.NotAsked("the broker is an address")
                : soFar.lie() instanceof DnsReply.Silent
                        ? soFar.lie()
                        : prober.ask(link, broker.get().host()).reply();
        // While names fail, where the broker was is the best guess.
        var address = literal.orElse(
                name instanceof DnsReply.Found(var found, var _) ? found.getFirst() : before.brokerAddress());
        var reply = address == null
                ? new BrokerReply.NotTried("its address is not known")
                : reach(link, address, broker.get(), before);
        var page = reply instanceof BrokerReply.Reached
                ? new PortalReply.NotAsked("the broker was reached")
                : page(link, plan, soFar.portal());
        return new Round(pings, new Findings(soFar.lie(), name, reply, page), address, true, greeted(reply, before));
    }

    private static boolean isHonest(DnsReply lie) {
        return lie instanceof DnsReply.NoSuchName || lie instanceof DnsReply.NoAddress;
    }

    /** Where the world answers for names, packets do get through, and one handshake may just have been unlucky. */
    private BrokerReply reach(Link link, InetAddress address, Endpoint broker, Round.Before before) {
        var reply = reach(link, address, broker, before.greeted());
        return isHonest(before.findings().lie()) && reply instanceof BrokerReply.Silent
                ? reach(link, address, broker, before.greeted())
                : reply;
    }

    private PortalReply page(Link link, Round.Plan plan, PortalReply before) {
        return plan.explains() ? portal(link) : before;
    }

    private PortalReply portal(Link link) {
        return portal.map(page -> prober.fetch(link, page, page.at().literal().orElse(null)))
                .orElseGet(() -> new PortalReply.NotAsked("no page is configured"));
    }
}
