package dev.flightcase.bench.hal;

import dev.flightcase.hal.network.FailoverRules;
import dev.flightcase.hal.network.LinkWatch;
import dev.flightcase.hal.network.NetworkConfig;
import dev.flightcase.hal.network.PortalPage;
import dev.flightcase.hal.network.ProbeBudget;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A {@link VirtualNet} under the node's own watch, which looks as often as its loop does and carries out what it decides. */
final class WatchedNet {
    /** As NetworkLoop steps it. */
    static final Duration STEP = Duration.ofMillis(500);

    private final VirtualTime time = new VirtualTime();
    private final ProbeBudget budget;
    private final VirtualNet net;
    private final LinkWatch watch;

    /** With the defaults of the node, and a page against portals, which costs bytes. */
    WatchedNet(RandomGenerator random) {
        var defaults = NetworkConfig.defaults();
        var config = new NetworkConfig(
                List.of(),
                List.of(),
                List.of(),
                defaults.meteredBytesAMonth(),
                Optional.of(PortalPage.of(URI.create("http://" + VirtualNet.HUB + "/online"))),
                true);
        budget = new ProbeBudget(config.meteredBytesAMonth(), time::ticks);
        net = new VirtualNet(time, budget, random);
        watch = new LinkWatch(
                config,
                FailoverRules.defaults(),
                net::links,
                new LinkWatch.Probing(net, budget, time::start, random),
                net,
                net,
                time::ticks);
    }

    VirtualNet net() {
        return net;
    }

    /** The link that the node would use; empty until the first choice. */
    String chosen() {
        return watch.view().chosen().orElse("");
    }

    long probeBytes(String link) {
        return budget.spent(link);
    }

    void run(Duration duration) {
        for (long steps = duration.dividedBy(STEP); steps > 0; steps--) {
            step();
        }
    }

    private void step() {
        look();
        time.pass(STEP);
    }

    void look() {
        watch.step();
    }

    /** Less than a step, so that what happens then happens at any moment between two looks. */
    void pass(Duration duration) {
        time.pass(duration);
    }

    /** Looks until a link is chosen, at most so long: how long that took, seconds. */
    double secondsUntil(String link, Duration most) {
        long began = time.ticks();
        look();
        while (!chosen().equals(link) && time.ticks() - began < most.toNanos()) {
            time.pass(STEP);
            look();
        }
        return (time.ticks() - began) / 1e9;
    }

    /** Does it when so much time has passed. */
    void later(Duration duration, Runnable what) {
        time.start(() -> {
            time.sleep(duration);
            what.run();
        });
    }

    /** Ends what is under way. */
    void finish() {
        time.finish();
    }
}
