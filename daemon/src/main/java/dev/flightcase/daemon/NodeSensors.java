package dev.flightcase.daemon;

import dev.flightcase.cache.mirror.MirrorStatus;
import dev.flightcase.daemon.adapter.NodeSensor;
import dev.flightcase.daemon.enrolment.Enrolling;
import dev.flightcase.daemon.enrolment.Standing;
import dev.flightcase.daemon.health.NodeSignals;
import dev.flightcase.daemon.hub.HubWatch;
import dev.flightcase.daemon.metrics.LedgerMetrics;
import dev.flightcase.hal.Moment;
import dev.flightcase.hal.Plausibility;
import dev.flightcase.hal.Sensor;
import dev.flightcase.hal.Signal;
import dev.flightcase.hal.Timebase;
import dev.flightcase.hal.Unit;
import dev.flightcase.media.LiveMedia;
import dev.flightcase.media.StreamState;
import dev.flightcase.media.StreamStatus;
import dev.flightcase.provisioning.enrolment.Enrolment;
import dev.flightcase.uplink.LinkState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The node's own parts as sensors. */
final class NodeSensors {
    private static final Plausibility COUNT = Plausibility.between(0, 1e15);
    private static final Plausibility SECONDS = Plausibility.between(0, 1e9);
    private static final double NANOS_PER_SECOND = 1e9;
    private static final String NO_HUB = "this node has no hub";

    private final Duration period;
    private final Timebase time;

    NodeSensors(Duration period, Timebase time) {
        this.period = period;
        this.time = time;
    }

    /** Of a node that shows nothing, or has no second medium, nothing is said of that. */
    List<Sensor> all(
            Stores stores,
            Accounts accounts,
            LedgerMetrics ledger,
            LiveMedia media,
            Uplink uplink,
            Hub hub,
            Enrolling enrolling,
            Sensor clock,
            Networks networks) {
        var all = new ArrayList<Sensor>();
        all.add(sales(stores::canTakeOrders, ledger::ordersAcknowledged));
        accounts.mirrorStatus().ifPresent(mirror -> all.add(mirror(mirror)));
        if (!media.streams().isEmpty()) {
            all.add(media(media));
        }
        all.add(uplink(hub.line()::isThere, uplink::state));
        all.add(hub(hub.line()::isThere, hub.watch()));
        all.add(enrolment(enrolling::known));
        all.add(clock);
        all.addAll(networks.sensors(period));
        return all;
    }

    private Sensor sales(BooleanSupplier canTakeOrders, LongSupplier orders) {
        var ready = new Signal(NodeSignals.SALES_READY, Unit.ONE, Plausibility.between(0, 1));
        var count = new Signal(NodeSignals.ORDERS, Unit.ONE, COUNT);
        return new NodeSensor("ledger", List.of(ready, count), period, time, samples -> {
            samples.measured(ready, canTakeOrders.getAsBoolean() ? 1 : 0);
            samples.measured(count, (double) orders.getAsLong());
        });
    }

    private Sensor mirror(Supplier<MirrorStatus> mirror) {
        var lag = new Signal(NodeSignals.MIRROR_LAG, Unit.SECOND, SECONDS);
        var behind = new Signal(NodeSignals.MIRROR_BEHIND, Unit.ONE, COUNT);
        return new NodeSensor("mirror", List.of(lag, behind), period, time, samples -> {
            var now = mirror.get();
            samples.measured(lag, now.lag().toNanos() / NANOS_PER_SECOND);
            samples.measured(behind, (double) now.behind());
        });
    }

    /** What the hub has, and what waits for it; while the ledger can not be read, nothing of it is known. */
    private Sensor hub(BooleanSupplier hasHub, HubWatch watch) {
        var waiting = new Signal(NodeSignals.HUB_WAITING, Unit.ONE, COUNT);
        var age = new Signal(NodeSignals.HUB_WAITING_AGE, Unit.SECOND, SECONDS);
        var confirmed = new Signal(NodeSignals.HUB_CONFIRMED, Unit.ONE, COUNT);
        var rejected = new Signal(NodeSignals.HUB_REJECTED, Unit.ONE, COUNT);
        var token = new Signal(NodeSignals.TOKEN_LEFT, Unit.SECOND, Plausibility.between(-1e9, 1e9));
        var receipt = new Signal(NodeSignals.RECEIPT_AGE, Unit.SECOND, SECONDS);
        var dead = new Signal(NodeSignals.DEAD_LETTERS, Unit.ONE, COUNT);
        var all = List.of(waiting, age, confirmed, rejected, token, receipt, dead);
        return new NodeSensor("hub", all, period, time, samples -> {
            var now = watch.look().orElse(null);
            if (now == null) {
                var why = hasHub.getAsBoolean() ? "the ledger can not be read" : NO_HUB;
                all.forEach(signal -> samples.undefined(signal, why));
                return;
            }
            samples.measured(waiting, (double) now.waiting().orders());
            samples.measured(age, now.age().toNanos() / NANOS_PER_SECOND);
            samples.measured(confirmed, (double) now.standing().mark());
            samples.measured(rejected, now.standing().rejected().size());
            samples.measured(dead, (double) now.line().trouble().deadLetters());
            if (now.token() == null) {
                samples.undefined(token, "no payment token waits");
            } else {
                samples.measured(
                        token, Duration.between(now.at(), now.token().expires()).toNanos() / NANOS_PER_SECOND);
            }
            var last = now.line().progress().lastReceipt();
            if (last == null) {
                samples.undefined(receipt, "no receipt has come yet");
            } else {
                samples.measured(receipt, last.toNanos() / NANOS_PER_SECOND);
            }
        });
    }

    /** Of the streams that are there; without one, the age is rightly undefined. */
    private Sensor media(LiveMedia media) {
        var age = new Signal(NodeSignals.SEGMENT_AGE, Unit.SECOND, SECONDS);
        var viewers = new Signal(NodeSignals.VIEWERS, Unit.ONE, COUNT);
        var broken = new Signal(NodeSignals.RULES_BROKEN, Unit.ONE, COUNT);
        return new NodeSensor("media", List.of(age, viewers, broken), period, time, samples -> {
            var all = media.streams();
            samples.measured(
                    broken,
                    all.stream()
                            .mapToInt(stream -> stream.conformance().rulesLately())
                            .sum());
            var there = all.stream()
                    .filter(stream -> stream.state() != StreamState.IDLE)
                    .toList();
            samples.measured(
                    viewers, there.stream().mapToInt(StreamStatus::viewers).sum());
            there.stream()
                    .map(StreamStatus::lastSegmentAge)
                    .filter(Objects::nonNull)
                    .max(Comparator.naturalOrder())
                    .ifPresentOrElse(
                            longest -> samples.measured(age, longest.toNanos() / NANOS_PER_SECOND),
                            () -> samples.undefined(age, "nothing is being shown"));
        });
    }

    /** Written and read by one look at a time, see {@link Sensor#read}. */
    private static final class LastOnline {
        private Moment at;

        LastOnline(Moment at) {
            this.at = at;
        }
    }

    /** Silence counts from when there is a hub until it is first reached. */
    private Sensor uplink(BooleanSupplier hasHub, Supplier<LinkState> link) {
        var silence = new Signal(NodeSignals.UPLINK_SILENCE, Unit.SECOND, SECONDS);
        var lastOnline = new LastOnline(time.now());
        return new NodeSensor("uplink", List.of(silence), period, time, samples -> {
            Moment now = time.now();
            if (!hasHub.getAsBoolean()) {
                lastOnline.at = now;
                samples.undefined(silence, NO_HUB);
                return;
            }
            if (link.get() instanceof LinkState.Online) {
                lastOnline.at = now;
            }
            samples.measured(silence, now.since(lastOnline.at).toNanos() / NANOS_PER_SECOND);
        });
    }

    /** Whether the hub's certificate lasts. Of a node without a hub there is nothing to say. */
    private Sensor enrolment(Supplier<Standing> standing) {
        var left = new Signal(NodeSignals.CERTIFICATE_LEFT, Unit.SECOND, Plausibility.between(-1e10, 1e10));
        var trouble = new Signal(NodeSignals.ENROLMENT_TROUBLE, Unit.ONE, Plausibility.between(0, 2));
        return new NodeSensor("enrolment", List.of(left, trouble), period, time, samples -> {
            var now = standing.get();
            samples.measured(
                    trouble,
                    switch (now.enrolment()) {
                        case null -> 2;
                        case Enrolment.Revoked _ -> 1;
                        case Enrolment _ -> 0;
                    });
            now.certificate()
                    .ifPresentOrElse(
                            certificate -> samples.measured(
                                    left, (double) Duration.between(time.clock().instant(), certificate.notAfter())
                                            .toSeconds()),
                            () -> samples.undefined(left, NO_HUB));
        });
    }
}
