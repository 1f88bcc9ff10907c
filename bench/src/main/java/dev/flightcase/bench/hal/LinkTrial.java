package dev.flightcase.bench.hal;

import dev.flightcase.hal.network.LinkKind;
import dev.flightcase.uplink.LinkTiming;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** One evening of links, drawn from a seed: a first link that works, and others, one of which is right when it fails. */
final class LinkTrial {
    static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration SETTLED_WITHIN = Duration.ofHours(1);
    private static final Duration FAULT_LASTS = Duration.ofMinutes(10);
    private static final int SECONDS_BEFORE_LEAST = 40;
    /** Longer than a metered link is left alone. */
    private static final int SECONDS_BEFORE_MOST = 900;

    private static final double LOSS_MOST = 0.03;
    private static final String PRIMARY = "first0";

    private final SplittableRandom random;
    private final WatchedNet watched;
    private final VirtualLink primary;
    private final String right;

    LinkTrial(long seed) {
        random = new SplittableRandom(seed);
        watched = new WatchedNet(random.split());
        var net = watched.net();
        net.session(random.nextBoolean());
        primary = net.add(PRIMARY, random.nextBoolean() ? LinkKind.ETHERNET : LinkKind.WIFI, venue());
        boolean useless = random.nextBoolean();
        if (useless) {
            net.add("portal0", LinkKind.WIFI, venue().withPortal());
        }
        boolean modem = random.nextBoolean();
        right = modem ? "modem0" : "second0";
        net.add(right, modem ? LinkKind.CELLULAR : LinkKind.WIFI, modem ? mobile() : venue());
    }

    private Condition venue() {
        return drawn(random, 5, 120);
    }

    private Condition mobile() {
        return drawn(random, 40, 300);
    }

    private static Condition drawn(RandomGenerator random, int leastMillis, int mostMillis) {
        return Condition.good(random.nextDouble(LOSS_MOST), Duration.ofMillis(random.nextInt(leastMillis, mostMillis)));
    }

    /** Seconds from the fault until the right link is chosen; above {@link #PATIENCE} when it never was. */
    double secondsToTheRightLink(LinkFault fault) {
        settle();
        double toTheNextLook = strike(fault);
        double seconds = toTheNextLook + watched.secondsUntil(right, PATIENCE);
        watched.finish();
        return seconds;
    }

    /** Links chosen while a fault comes, stays for ten minutes and goes, though none should be. */
    int changesUnder(LinkFault fault) {
        settle();
        int before = watched.net().choices();
        var was = primary.condition();
        double _ = strike(fault);
        watched.run(FAULT_LASTS);
        if (!fault.everywhere()) {
            primary.become(was);
        }
        watched.run(FAULT_LASTS);
        watched.finish();
        return watched.net().choices() - before;
    }

    /** Seconds from the start of a node whose first link is dead but linked. */
    double secondsFromADeadStart() {
        watched.net().session(false);
        primary.become(LinkFault.DEAD.on(primary.condition()));
        double seconds = watched.secondsUntil(right, PATIENCE);
        watched.finish();
        return seconds;
    }

    private void settle() {
        watched.run(Duration.ofSeconds(random.nextInt(SECONDS_BEFORE_LEAST, SECONDS_BEFORE_MOST)));
        double seconds = watched.secondsUntil(PRIMARY, SETTLED_WITHIN);
        if (seconds >= SETTLED_WITHIN.toSeconds()) {
            throw new IllegalStateException("the first link works, and " + watched.chosen() + " is used");
        }
    }

    /** LinkTiming: a half-open line to the hub is found after two to three keep-alives. */
    private void loseSession() {
        double keepAlives = random.nextDouble(2, 3);
        var noticed = Duration.ofMillis(
                Math.round(keepAlives * LinkTiming.DEFAULT.keepAlive().toMillis()));
        watched.later(noticed, () -> watched.net().session(false));
    }

    /** Between two looks; how long it is until the next one, seconds. */
    private double strike(LinkFault fault) {
        var sinceLook = Duration.ofNanos(random.nextLong(WatchedNet.STEP.toNanos()));
        watched.pass(sinceLook);
        if (fault.callsForAnother() || fault.everywhere()) {
            loseSession();
        }
        if (fault.everywhere()) {
            watched.net().all().forEach(link -> link.become(fault.on(link.condition())));
        } else {
            primary.become(fault.on(primary.condition()));
        }
        var left = WatchedNet.STEP.minus(sinceLook);
        watched.pass(left);
        return left.toNanos() / 1e9;
    }
}
