package dev.flightcase.hal.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final Duration TOOK = Duration.ofMillis(20);
    private static final InetAddress GATEWAY = InetAddress.ofLiteral("10.0.0.1");
    private static final DnsReply NO_SUCH = new DnsReply.NoSuchName(TOOK);
    private static final DnsReply FOUND = new DnsReply.Found(List.of(InetAddress.ofLiteral("192.0.2.7")), TOOK);
    private static final BrokerReply REACHED = new BrokerReply.Reached(TOOK);
    private static final BrokerReply SILENT = new BrokerReply.Silent();
    private static final PortalReply OPEN = new PortalReply.Open();

    private boolean carrier = true;
    private boolean address = true;
    private boolean route = true;

    @Test
    void withoutCarrierThereIsNothing() {
        carrier = false;

        assertReach(Reach.NONE, new Findings(NO_SUCH, FOUND, REACHED, OPEN));
    }

    @Test
    void withoutAddressThereIsOnlyALink() {
        address = false;

        assertReach(Reach.LINK, Findings.none());
    }

    @Test
    void withoutAWayOutItIsALan() {
        route = false;

        assertReach(Reach.LAN, new Findings(new DnsReply.Silent(), new DnsReply.Silent(), SILENT, OPEN));
    }

    @Test
    void theBrokerIsTheOnlyProof() {
        assertReach(Reach.FULL, new Findings(NO_SUCH, FOUND, REACHED, OPEN));
        assertReach(Reach.LIMITED, new Findings(NO_SUCH, FOUND, SILENT, OPEN));
    }

    @Test
    void aHubOnTheSameLanNeedsNeitherWayOutNorNames() {
        route = false;

        assertReach(
                Reach.FULL, new Findings(new DnsReply.Silent(), new DnsReply.NotAsked("is an address"), REACHED, OPEN));
    }

    @Test
    void someoneElseOnOurPageIsAPortal() {
        var captive = new PortalReply.Captive("302 to http://login.example");

        assertReach(Reach.PORTAL, new Findings(FOUND, FOUND, SILENT, captive));
        assertReach(Reach.PORTAL, new Findings(NO_SUCH, FOUND, SILENT, captive));
    }

    @Test
    void failuresOfNamesAreToldApart() {
        assertWhy("gives an address for a name that does not exist", new Findings(FOUND, FOUND, SILENT, OPEN));
        assertWhy("No resolver answers", names(new DnsReply.Silent()));
        assertWhy("SERVFAIL", names(new DnsReply.Refused(2, TOOK)));
        assertWhy("REFUSED", names(new DnsReply.Refused(5, TOOK)));
        assertWhy("does not know the broker's name", names(NO_SUCH));
        assertWhy("no address for the broker's name", names(new DnsReply.NoAddress(TOOK)));
    }

    @Test
    void aBrokerThatIsAnAddressNeedsNoName() {
        var literal = new DnsReply.NotAsked("it is an address");

        assertReach(Reach.LIMITED, new Findings(NO_SUCH, literal, SILENT, OPEN));
        assertReach(Reach.DNS_FAIL, new Findings(new DnsReply.Silent(), literal, SILENT, OPEN));
    }

    private static Findings names(DnsReply name) {
        return new Findings(name, name, SILENT, new PortalReply.NotAsked("none"));
    }

    private void assertReach(Reach reach, Findings found) {
        assertThat(Verdict.of(link(), found).reach()).isEqualTo(reach);
    }

    private void assertWhy(String words, Findings found) {
        var verdict = Verdict.of(link(), found);
        assertThat(verdict.reach()).isEqualTo(Reach.DNS_FAIL);
        assertThat(verdict.why()).contains(words);
    }

    private Link link() {
        var addresses = address ? List.of(InetAddress.ofLiteral("10.0.0.7")) : List.<InetAddress>of();
        var routes = route ? List.of(new DefaultRoute("eth0", GATEWAY, 100)) : List.<DefaultRoute>of();
        var resolvers = new Resolvers(List.of(GATEWAY), "the gateway", false);
        return new Link("eth0", 2, LinkKind.ETHERNET, carrier, addresses, routes, resolvers);
    }
}
