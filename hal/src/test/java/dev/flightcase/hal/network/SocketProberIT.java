package dev.flightcase.hal.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Real sockets through real (virtual) cables between two network namespaces. Needs root and iproute2. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SocketProberIT {
    private final ProbeBudget budget = new ProbeBudget(10_000_000, System::nanoTime);
    private final SocketProber prober = new SocketProber(
            new SocketProber.Patience(Duration.ofMillis(400), Duration.ofMillis(400)),
            budget,
            System::nanoTime,
            RandomGenerator.getDefault(),
            Optional::empty);
    private final PortalPage page = new PortalPage(new Endpoint("hub.example", 80), "/online");
    private NetWorld net;

    @BeforeAll
    void build() throws IOException, InterruptedException {
        assumeThat(System.getProperty("user.name"))
                .as("network namespaces need root")
                .isEqualTo("root");
        assumeThat(Files.isExecutable(Path.of("/usr/sbin/ip")) || Files.isExecutable(Path.of("/sbin/ip")))
                .as("iproute2 is not installed")
                .isTrue();
        net = new NetWorld(Long.toString(ProcessHandle.current().pid()));
    }

    @AfterAll
    void remove() throws IOException, InterruptedException {
        if (net != null) {
            net.remove();
        }
    }

    @BeforeEach
    void allIsWell() throws IOException, InterruptedException {
        net.resolvers.replaceAll((_, _) -> NetWorld.Answers.HONEST);
        net.portal = false;
        net.hindrance = NetWorld.Hindrance.NONE;
        net.world.run("link", "set", "rw0", "up");
        net.world.run("route", "flush", "type", "blackhole");
    }

    @Test
    void eachLinkIsProbedThroughItsOwnInterface() throws IOException, InterruptedException {
        blackhole("10.77.1.2");

        assertThat(ask("w0", "hub.example")).isEqualTo(new DnsReply.Silent());
        assertThat(connect("w0")).isEqualTo(new BrokerReply.Silent());
        assertThat(ask("w1", "hub.example"))
                .isInstanceOfSatisfying(
                        DnsReply.Found.class,
                        found -> assertThat(found.addresses()).containsExactly(NetWorld.BROKER));
        assertThat(connect("w1")).isInstanceOf(BrokerReply.Reached.class);
    }

    @Test
    void liesAndFailuresOfResolversAreToldApart() throws InterruptedException {
        assertThat(ask("w0", "nobody.example")).isInstanceOf(DnsReply.NoSuchName.class);
        net.resolvers.put("10.77.1.1", NetWorld.Answers.SERVFAIL);
        assertThat(ask("w0", "hub.example")).isInstanceOf(DnsReply.Refused.class);
        net.resolvers.put("10.77.1.1", NetWorld.Answers.HIJACK);
        assertThat(ask("w0", "nobody.example")).isInstanceOf(DnsReply.Found.class);
        net.resolvers.put("10.77.1.1", NetWorld.Answers.NOTHING);
        assertThat(ask("w0", "hub.example")).isEqualTo(new DnsReply.Silent());
    }

    @Test
    void aPortalIsSeen() throws InterruptedException {
        assertThat(fetch("w0")).isEqualTo(new PortalReply.Open());

        net.portal = true;

        assertThat(fetch("w0")).isEqualTo(new PortalReply.Captive("status 302, to http://login.example/"));
    }

    @Test
    void aPortWithoutABrokerIsRefused() throws InterruptedException {
        var through = net.link("w0");
        var reply = net.node.in(() -> prober.connect(through, NetWorld.BROKER, 1));

        assertThat(reply)
                .isInstanceOfSatisfying(
                        BrokerReply.Unreachable.class,
                        refused -> assertThat(refused.why()).contains("refused"));
    }

    @Test
    void aLinkThatIsDownSendsNothing() throws IOException, InterruptedException {
        net.world.run("link", "set", "rw0", "down");

        assertThat(ask("w0", "hub.example"))
                .isIn(new DnsReply.Silent(), new DnsReply.NotAsked("the network is unreachable (connecting)"));
        assertThat(connect("w0")).isNotInstanceOf(BrokerReply.Reached.class);
    }

    @Test
    void anInterfaceThatIsGoneIsSaidSo() throws InterruptedException {
        var link = net.link("w0");
        var gone = new Link("w9", 9, link.kind(), true, link.addresses(), link.routes(), link.resolvers());

        assertThat(net.node.in(() -> prober.ask(gone, "hub.example")).reply())
                .isEqualTo(new DnsReply.NotAsked("the interface is gone (binding to w9)"));
    }

    @Test
    void countsWhatGoesOverTheCable() throws IOException, InterruptedException {
        connect("w1"); // addresses of the hardware are known from now on
        long before = budget.spent("w1");
        long cable = cableBytes();

        for (int i = 0; i < 20; i++) {
            ask("w1", "nobody.example");
            connect("w1");
        }

        long counted = budget.spent("w1") - before;
        long carried = cableBytes() - cable;
        assertThat((double) counted).isBetween(carried * 0.9, carried * 1.1);
    }

    @Test
    void everyLostQuestionIsCounted() throws InterruptedException {
        net.hindrance = new NetWorld.Hindrance(0.3, Duration.ofMillis(5), new SplittableRandom(11));
        int before = net.dropped.get();
        int lost = 0;

        for (int i = 0; i < 20; i++) {
            var through = net.link("w1");
            lost += net.node.in(() -> prober.ask(through, "nobody.example")).lost();
        }

        int dropped = net.dropped.get() - before;
        assertThat(dropped).isPositive();
        // On a machine that stands still for a moment an answer may come too late, too.
        assertThat(lost).isBetween(dropped, dropped + 2);
    }

    @Test
    void whatAnAnswerTakesIsWhatItTook() throws InterruptedException {
        net.hindrance = new NetWorld.Hindrance(0, Duration.ofMillis(120), new SplittableRandom(11));

        assertThat(ask("w1", "nobody.example").roundTrip().orElseThrow()).isGreaterThan(Duration.ofMillis(119));
    }

    @Test
    void aLinkThatSomebodyElseFillsIsSlow() throws IOException, InterruptedException {
        var tc = Files.isExecutable(Path.of("/usr/sbin/tc")) || Files.isExecutable(Path.of("/sbin/tc"));
        assumeThat(tc).as("tc of iproute2 is not installed").isTrue();
        net.narrow("256kbit");
        try {
            net.fill(10, 1000);

            // 10,000 bytes at 32 bytes a millisecond, less the burst of 2 kB: 250 ms, of which this test may sleep
            // some.
            assertThat(ask("w0", "nobody.example").roundTrip().orElseThrow()).isGreaterThan(Duration.ofMillis(50));
        } finally {
            net.widen();
        }
    }

    @Test
    void theWatchLeavesALinkThatIsDeadButLinked() throws IOException, InterruptedException {
        var watch = watch();
        stepUntil(watch, "w0");

        blackhole("10.77.1.2");
        long since = System.nanoTime();
        stepUntil(watch, "w1");

        assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofSeconds(30));
        assertThat(watch.view().link("w0").orElseThrow().verdict().reach()).isEqualTo(Reach.DNS_FAIL);
        assertThat(watch.view().link("w1").orElseThrow().verdict().reach()).isEqualTo(Reach.FULL);
    }

    private LinkWatch watch() {
        var life = new NodeLife() {
            @Override
            public Optional<Endpoint> broker() {
                return Optional.of(new Endpoint("hub.example", NetWorld.PORT));
            }

            @Override
            public boolean sessionIsUp() {
                return false;
            }

            @Override
            public boolean checkoutIsOpen() {
                return false;
            }
        };
        var probing = new LinkWatch.Probing(prober, budget, net.node.inside(), RandomGenerator.getDefault());
        return new LinkWatch(
                NetworkConfig.defaults(),
                FailoverRules.defaults(),
                () -> List.of(net.link("w0"), net.link("w1")),
                probing,
                life,
                RouteControl.dryRun(),
                System::nanoTime);
    }

    private static void stepUntil(LinkWatch watch, String chosen) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!watch.view().chosen().equals(Optional.of(chosen))) {
            assertThat(System.nanoTime())
                    .as("waiting for " + chosen + ": " + watch.view())
                    .isLessThan(end);
            watch.step();
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private void blackhole(String address) throws IOException, InterruptedException {
        net.world.run("route", "replace", "blackhole", address + "/32");
    }

    /** Both ways, without the 14 bytes of Ethernet that the interface counts with each packet. */
    private long cableBytes() throws InterruptedException {
        return net.node.in(() -> Files.readAllLines(Path.of("/proc/thread-self/net/dev")).stream()
                .map(String::strip)
                .filter(line -> line.startsWith("w1:"))
                .map(line -> line.substring(3).strip().split("\\s+"))
                .mapToLong(words -> Long.parseLong(words[0])
                        + Long.parseLong(words[8])
                        - 14 * (Long.parseLong(words[1]) + Long.parseLong(words[9])))
                .sum());
    }

    private DnsReply ask(String link, String name) throws InterruptedException {
        var through = net.link(link);
        return net.node.in(() -> prober.ask(through, name)).reply();
    }

    private BrokerReply connect(String link) throws InterruptedException {
        var through = net.link(link);
        return net.node.in(() -> prober.connect(through, NetWorld.BROKER, NetWorld.PORT));
    }

    private PortalReply fetch(String link) throws InterruptedException {
        var through = net.link(link);
        return net.node.in(() -> prober.fetch(through, page, null));
    }
}
