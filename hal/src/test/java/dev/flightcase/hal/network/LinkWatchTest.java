package dev.flightcase.hal.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The real watch, cadence, rounds and decision, in virtual time. */
class LinkWatchTest {
    private static final long STEP = Duration.ofMillis(500).toNanos();

    private final long[] now = {1};
    private final ProbeBudget budget = new ProbeBudget(10_000_000, () -> now[0]);
    private final FakeNet net = new FakeNet(now, new Random(20261122), budget);
    private final List<List<String>> applied = new ArrayList<>();
    private NetworkConfig config = new NetworkConfig(
            List.of(),
            List.of(),
            List.of(),
            10_000_000,
            Optional.of(PortalPage.of(URI.create("http://hub.example/online"))),
            true);

    @Test
    void findsEveryLinksReachAndTakesTheBest() {
        net.add("eth0", LinkKind.ETHERNET, 100).portal = true;
        net.add("usb0", LinkKind.USB_TETHER, 300);
        net.add("wlan0", LinkKind.WIFI, 600);
        net.add("wwan0", LinkKind.CELLULAR, 700).hijacked = true;
        net.way("wwan0").brokerAway = true;
        net.add("br0", LinkKind.VIRTUAL, 50);
        var watch = watch();

        run(watch, 10);

        assertThat(reach(watch, "eth0")).isEqualTo(Reach.PORTAL);
        assertThat(reach(watch, "usb0")).isEqualTo(Reach.FULL);
        assertThat(reach(watch, "wlan0")).isEqualTo(Reach.FULL);
        assertThat(reach(watch, "wwan0")).isEqualTo(Reach.DNS_FAIL);
        assertThat(watch.view().link("br0")).isEmpty();
        assertThat(watch.view().chosen()).contains("wlan0");
        assertThat(applied).containsExactly(List.of("wlan0", "eth0", "usb0", "wwan0"));
        assertThat(watch.view().used()).isEqualTo("eth0");
    }

    @Test
    void aStallThatHasNobodyToReachSendsNothing() {
        net.hub = false;
        config = new NetworkConfig(List.of(), List.of(), List.of(), 10_000_000, Optional.empty(), false);
        net.add("eth0", LinkKind.ETHERNET, 100);
        var watch = watch();

        run(watch, 600);

        assertThat(budget.spent("eth0")).isZero();
        assertThat(reach(watch, "eth0").atLeast(Reach.LINK)).isTrue();

        net.hub = true;
        run(watch, 10);
        assertThat(reach(watch, "eth0")).isEqualTo(Reach.FULL);
    }

    @Test
    void whoTakesEveryConnectionIsNotTheBrokerHoweverOftenItIsTried() {
        net.add("eth0", LinkKind.ETHERNET, 100).stranger = true;
        net.add("wlan0", LinkKind.WIFI, 600);
        var watch = watch();

        run(watch, 300);

        assertThat(reach(watch, "eth0")).isEqualTo(Reach.LIMITED);
        assertThat(watch.view().chosen()).contains("wlan0");
    }

    @Test
    void theBrokerProvesItselfOnceForEachChangeOfALink() {
        net.add("eth0", LinkKind.ETHERNET, 100);
        net.add("wlan0", LinkKind.WIFI, 600);
        var watch = watch();
        run(watch, 600);
        assertThat(net.proved).as("each link once").isEqualTo(2);
        assertThat(net.connected).as("the one that waits, every half minute").isGreaterThan(10);

        net.way("wlan0").address = "10.0.0.77";
        run(watch, 600);

        assertThat(net.proved).isEqualTo(3);
        assertThat(reach(watch, "wlan0")).isEqualTo(Reach.FULL);
    }

    @Test
    void measuresWhatItProbes() {
        net.add("eth0", LinkKind.ETHERNET, 100);
        var watch = watch();

        run(watch, 60);

        var measures = watch.view().link("eth0").orElseThrow().measures();
        assertThat(measures.roundTrip()).isEqualTo(Duration.ofMillis(30));
        assertThat(measures.jitter()).isEqualTo(Duration.ZERO);
        assertThat(measures.loss()).isZero();
    }

    @Test
    void rightLinkWithinEightSecondsOfAnyFault() {
        var times = new double[100];
        for (int i = 0; i < times.length; i++) {
            times[i] = secondsToLeave(i);
        }
        Arrays.sort(times);

        assertThat(times[times.length * 95 / 100]).isLessThanOrEqualTo(8);
    }

    /** A fault at any moment of the cadence: dead but linked, no broker, or no carrier. */
    private double secondsToLeave(int seed) {
        var random = new SplittableRandom(seed);
        var world = new LinkWatchTest();
        var primary = world.net.add("eth0", LinkKind.ETHERNET, 100);
        world.net.add("wlan0", LinkKind.WIFI, 600);
        var watch = world.watch();
        world.run(watch, 40 + random.nextInt(60));
        assertThat(watch.view().chosen()).contains("eth0");
        world.now[0] += random.nextLong(STEP);
        switch (random.nextInt(2)) {
            case 0 -> primary.dead = true;
            default -> primary.carrier = false;
        }
        long fault = world.now[0];
        while (!watch.view().chosen().equals(Optional.of("wlan0")) && world.now[0] - fault < 60_000_000_000L) {
            watch.step();
            world.now[0] += STEP;
        }
        return (world.now[0] - fault) / 1e9;
    }

    @Test
    void tenPercentLossForTwelveHoursChangesNothing() {
        net.add("eth0", LinkKind.ETHERNET, 100).loss = 0.1;
        net.add("wlan0", LinkKind.WIFI, 600).loss = 0.1;
        var watch = watch();

        run(watch, 12 * 3600);

        assertThat(applied).hasSize(1);
        assertThat(watch.view().link("eth0").orElseThrow().measures().loss()).isBetween(0.02, 0.45);
    }

    @Test
    void aMonthOnAMeteredLinkStaysInItsBudget() {
        net.add("wwan0", LinkKind.CELLULAR, 700);
        var watch = watch();

        long month = Duration.ofDays(30).toNanos();
        long step = Duration.ofSeconds(15).toNanos();
        for (long end = now[0] + month; now[0] < end; now[0] += step) {
            watch.step();
        }

        assertThat(budget.spent("wwan0")).isBetween(2_000_000L, 10_000_000L);
        assertThat(reach(watch, "wwan0")).isEqualTo(Reach.FULL);
    }

    @Test
    void aBrokenMeteredLinkStaysInItsBudgetToo() {
        net.add("wwan0", LinkKind.CELLULAR, 700).portal = true;
        var watch = watch();

        for (long end = now[0] + Duration.ofDays(30).toNanos();
                now[0] < end;
                now[0] += Duration.ofSeconds(15).toNanos()) {
            watch.step();
        }

        assertThat(budget.spent("wwan0")).isLessThanOrEqualTo(10_000_000L);
    }

    @Test
    void aSessionProvesTheLinkThatItGoesOver() {
        net.add("wwan0", LinkKind.CELLULAR, 700);
        net.session = true;
        var watch = watch();

        run(watch, 3600);

        assertThat(net.asked + net.connected).isZero();
        assertThat(reach(watch, "wwan0")).isEqualTo(Reach.FULL);
        assertThat(watch.view().chosen()).contains("wwan0");
    }

    @Test
    void whatASessionProvedIsProvedAgainWhenItEnds() {
        net.add("wwan0", LinkKind.CELLULAR, 700);
        net.session = true;
        var watch = watch();
        run(watch, 60);

        net.session = false;
        net.way("wwan0").dead = true;
        run(watch, 3);

        assertThat(reach(watch, "wwan0")).isEqualTo(Reach.DNS_FAIL);
    }

    @Test
    void aSessionSparesTheBrokerConnections() {
        net.add("eth0", LinkKind.ETHERNET, 100);
        net.session = true;
        var watch = watch();

        run(watch, 600);

        assertThat(net.connected).isLessThanOrEqualTo(1);
        assertThat(net.asked).isGreaterThan(100);
    }

    @Test
    void aDeadLinkIsLeftThoughTheSessionHasNotNoticedYet() {
        var primary = net.add("eth0", LinkKind.ETHERNET, 100);
        net.add("wlan0", LinkKind.WIFI, 600);
        net.session = true;
        var watch = watch();
        run(watch, 60);
        assertThat(watch.view().chosen()).contains("eth0");

        primary.dead = true;
        run(watch, 10);

        assertThat(watch.view().chosen()).contains("wlan0");
    }

    @Test
    void aLinkThatAnswersNamesAndReachesNoBrokerIsLeftWithoutASession() {
        var primary = net.add("eth0", LinkKind.ETHERNET, 100);
        net.add("wlan0", LinkKind.WIFI, 600);
        var watch = watch();
        run(watch, 60);
        assertThat(watch.view().chosen()).contains("eth0");

        primary.brokerAway = true;
        run(watch, 45);

        assertThat(watch.view().chosen()).contains("wlan0");
    }

    @Test
    void withoutAHubNamesAreEnough() {
        net.add("eth0", LinkKind.ETHERNET, 100);
        net.hub = false;
        var watch = watch();

        run(watch, 60);

        assertThat(reach(watch, "eth0")).isEqualTo(Reach.LIMITED);
        assertThat(net.connected).isZero();
    }

    @Test
    void anotherAddressIsAnotherLink() {
        var way = net.add("eth0", LinkKind.ETHERNET, 100);
        var watch = watch();
        run(watch, 20);
        int before = net.asked;

        way.address = "10.9.9.9";
        way.dead = true;
        now[0] += Duration.ofSeconds(1).toNanos();
        watch.step();

        assertThat(net.asked - before).isEqualTo(1);
        assertThat(reach(watch, "eth0")).isEqualTo(Reach.DNS_FAIL);
        assertThat(watch.view().link("eth0").orElseThrow().measures().roundTrip())
                .isNull();
    }

    @Test
    void aProbeThatThrowsIsAFailureAndNoEnd() {
        net.add("eth0", LinkKind.ETHERNET, 100);
        var watch = watch(new LinkWatch.Probing(new Broken(), budget, Runnable::run, new Random(1)));

        run(watch, 10);

        assertThat(reach(watch, "eth0")).isEqualTo(Reach.DNS_FAIL);
        assertThat(watch.view().link("eth0").orElseThrow().round()).isGreaterThan(1);
    }

    @Test
    void anExecutorThatIsClosedEndsNothing() {
        net.add("eth0", LinkKind.ETHERNET, 100);
        var watch = watch(new LinkWatch.Probing(
                net,
                budget,
                _ -> {
                    throw new RejectedExecutionException("closed");
                },
                new Random(1)));

        run(watch, 10);

        assertThat(watch.view().link("eth0").orElseThrow().round()).isZero();
    }

    @Test
    void virtualLinksCountWhenTheyAreNamed() {
        net.add("br0", LinkKind.VIRTUAL, 100);
        config = new NetworkConfig(List.of("br0"), List.of("br0"), List.of(), 1_000_000, Optional.empty(), true);
        var watch = watch();

        run(watch, 10);

        assertThat(watch.view().link("br0").orElseThrow().metering()).isEqualTo(Metering.METERED_CONFIGURED);
        assertThat(reach(watch, "br0")).isEqualTo(Reach.FULL);
    }

    private LinkWatch watch() {
        return watch(new LinkWatch.Probing(net, budget, Runnable::run, new Random(1)));
    }

    private LinkWatch watch(LinkWatch.Probing probing) {
        RouteControl routes = order -> {
            applied.add(order);
            return "done";
        };
        return new LinkWatch(config, FailoverRules.defaults(), net::links, probing, net, routes, () -> now[0]);
    }

    private void run(LinkWatch watch, int seconds) {
        for (int i = 0; i < 2 * seconds; i++) {
            watch.step();
            now[0] += STEP;
        }
    }

    private static Reach reach(LinkWatch watch, String link) {
        return watch.view().link(link).orElseThrow().verdict().reach();
    }

    private static final class Broken implements LinkProber {
        @Override
        public Asked ask(Link link, String name) {
            throw new IllegalStateException("a mistake");
        }

        @Override
        public BrokerReply connect(Link link, InetAddress address, int port) {
            throw new IllegalStateException("a mistake");
        }

        @Override
        public PortalReply fetch(Link link, PortalPage page, @Nullable InetAddress address) {
            throw new IllegalStateException("a mistake");
        }
    }
}
