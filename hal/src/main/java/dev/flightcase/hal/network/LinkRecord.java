package dev.flightcase.hal.network;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that is known of one link, from one look to the next. Owned by the watch. */
final class LinkRecord {
    /** Few enough to say how it is now. */
    private static final int ROUND_TRIPS = 5;

    private static final int LOSS_WINDOW = 50;

    private final LossWindow loss = new LossWindow(LOSS_WINDOW);
    private final JitterMeter jitter = new JitterMeter();
    private final ArrayDeque<Duration> roundTrips = new ArrayDeque<>();
    private Link link;
    private Findings findings = Findings.none();
    private @Nullable InetAddress brokerAddress;
    private boolean busy;
    private boolean carried;
    private boolean fresh = true;
    private boolean greeted;
    private int generation;
    private long rounds;
    private int failures;
    private long endedAt;
    private long provedAt;

    LinkRecord(Link link, long now) {
        this.link = link;
        this.endedAt = now;
        this.provedAt = now;
    }

    /** The kernel's newest word; another address, way out or resolver makes it another link. */
    void seen(Link now) {
        boolean same = now.carrier() == link.carrier()
                && now.addresses().equals(link.addresses())
                && now.routes().equals(link.routes())
                && now.resolvers().equals(link.resolvers());
        link = now;
        if (!same) {
            generation++;
            busy = false;
            fresh = true;
            greeted = false;
            failures = 0;
            findings = Findings.none();
            loss.reset();
            jitter.reset();
            roundTrips.clear();
        }
    }

    int begin() {
        busy = true;
        return generation;
    }

    /** @param goal how far it has to carry to work */
    void ended(Round round, int asOf, long now, Reach goal) {
        if (asOf != generation) {
            return; // Of the link as it was before.
        }
        busy = false;
        fresh = false;
        rounds++;
        endedAt = now;
        provedAt = round.proof() ? now : provedAt;
        findings = round.findings();
        brokerAddress = round.brokerAddress();
        greeted = round.greeted();
        round.pings().forEach(this::measure);
        if (!round.pings().isEmpty()
                && round.pings().stream().allMatch(ping -> ping.took() == null)
                && findings.broker() instanceof BrokerReply.Reached(Duration took)) {
            roundTrip(took);
        }
        failures = verdict().reach().atLeast(goal) ? 0 : failures + 1;
    }

    private void measure(Round.Ping ping) {
        var took = ping.took();
        loss.add(took == null);
        if (took == null) {
            jitter.lost();
        } else {
            jitter.add(0, took.toNanos());
            roundTrip(took);
        }
    }

    private void roundTrip(Duration took) {
        if (roundTrips.size() == ROUND_TRIPS) {
            roundTrips.removeFirst();
        }
        roundTrips.addLast(took);
    }

    /** A session of the node's own says that it carries. */
    void carriesSession() {
        carried = true;
        greeted = true;
        rounds++;
        failures = 0;
        fresh = false;
        findings = new Findings(
                findings.lie(), findings.name(), new BrokerReply.Reached(Duration.ZERO), findings.portal());
    }

    /** There is none, or it goes another way: what it proved has to be proved again. */
    void carriesNone() {
        fresh |= carried;
        greeted &= !carried;
        carried = false;
    }

    Link link() {
        return link;
    }

    Verdict verdict() {
        return Verdict.of(link, findings);
    }

    Round.Before before() {
        return new Round.Before(findings, brokerAddress, greeted);
    }

    boolean isBusy() {
        return busy;
    }

    boolean isFresh() {
        return fresh;
    }

    int failures() {
        return failures;
    }

    Duration sinceEnd(long now) {
        return Duration.ofNanos(now - endedAt);
    }

    Duration sinceProof(long now) {
        return Duration.ofNanos(now - provedAt);
    }

    LinkView view(Metering metering) {
        var sorted = roundTrips.stream().sorted().toList();
        var middle = sorted.isEmpty() ? null : sorted.get(sorted.size() / 2);
        var jitterNow = Optional.of(jitter.nanos())
                .filter(nanos -> !nanos.isNaN())
                .map(nanos -> Duration.ofNanos(Math.round(nanos)))
                .orElse(null);
        var measures = new LinkView.Measures(middle, jitterNow, loss.share(), loss.atLeast());
        return new LinkView(link, metering, verdict(), rounds, measures);
    }
}
