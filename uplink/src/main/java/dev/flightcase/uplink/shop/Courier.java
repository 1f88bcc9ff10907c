package dev.flightcase.uplink.shop;

import dev.flightcase.uplink.Ambient;
import dev.flightcase.uplink.Arrival;
import dev.flightcase.uplink.ChannelRequest;
import dev.flightcase.uplink.MqttChannel;
import dev.flightcase.uplink.NodeAddress;
import dev.flightcase.uplink.Outage;
import dev.flightcase.uplink.commerce.CommerceConfig;
import dev.flightcase.uplink.wire.Encoding;
import dev.flightcase.uplink.wire.HubReceipt;
import dev.flightcase.uplink.wire.SignedDecoder;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the connection does between two waits: makes links, takes what came, sends what is due. Owned by its thread; waits nowhere
 * but for the local disk, so that a test can walk through it with a clock of its own.
 */
final class Courier implements AutoCloseable {
    /** Bytes of a message besides its payload: topic, properties, headers of MQTT, TLS and TCP; a round figure for budgets. */
    static final int MESSAGE_OVERHEAD = 160;

    /** After a change of the network, a link that looks up has this long to prove it. */
    static final Duration PROBE = Duration.ofSeconds(1);

    static final Duration METERED_PROBE = Duration.ofSeconds(5);

    /** An attempt that is younger than this when the network changes was made with the network as it is now. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    /** Sets this connection apart from others of the same node: MQTT lets only one live under a name. */
    private static final String CLIENT_SUFFIX = "-shop";

    /** A packet with the largest payload. */
    private static final int PACKET_BYTES_MAX = Encoding.WIRE_BYTES_MAX + 4096;

    private final CommerceConfig config;
    private final Peers peers;
    private final ShopMailbox mailbox;
    private final Ambient ambient;
    private final Tally tally;
    private final ShopTopics topics;
    private final Outage outage;
    private final Pace pace;
    private final Settling settling;
    private final Orders orders;
    private final Reports reports;
    private final DeadLetters deadLetters;
    private final Commands commands;
    private final Inbound inbound;
    private final Age age;

    private Line line;

    private sealed interface Line {
        record Down(long dueAt) implements Line {}

        /** @param early what came before the subscriptions were confirmed */
        record Opening(MqttChannel channel, URI broker, long since, List<Arrival> early) implements Line {}

        record Up(MqttChannel channel, long since) implements Line {}
    }

    Courier(CommerceConfig config, Peers peers, ShopMailbox mailbox, Tally tally, Ambient ambient) {
        this.config = config;
        this.peers = peers;
        this.mailbox = mailbox;
        this.ambient = ambient;
        this.tally = tally;
        this.topics = new ShopTopics(new NodeAddress(config.group(), peers.node()));
        this.outage = new Outage("shop", config.brokers(), config.backoff(), ambient, tally);
        this.pace = new Pace(config, nanos());
        this.settling = new Settling(peers.outbox(), tally);
        this.orders = new Orders(
                peers.outbox(),
                new Feed(peers.outbox(), peers.node()),
                new Flights(config.sending().windowMax()),
                settling,
                pace,
                tally,
                new Orders.Limits(topics.orders(), config.sending().receiptTimeout()));
        this.reports = new Reports(
                new Reports.Parts(peers.node(), topics.reports(), peers.outbox(), peers.news(), pace, tally));
        this.deadLetters = new DeadLetters(tally);
        this.commands = new Commands(peers.outbox(), peers.news(), settling, orders, pace);
        this.inbound = new Inbound(
                new Inbound.Parts(peers.node(), peers.outbox(), peers.news(), commands, reports, deadLetters, tally),
                topics,
                new SignedDecoder(peers.keys(), peers.node()));
        this.age = new Age(peers.outbox(), tally);
        this.line = new Line.Down(nanos());
        tally.metered(pace.metered());
    }

    /** Does what is due and returns how many nanoseconds to wait for the next; news in the mailbox ends that wait. */
    long step() {
        var mail = mailbox.take();
        heed(mail.wishes());
        switch (line) {
            case Line.Down(long dueAt) -> {
                if (nanos() - dueAt >= 0) {
                    open();
                }
            }
            case Line.Opening opening -> opened(opening, mail);
            case Line.Up up -> work(up, mail);
        }
        show();
        return untilNext();
    }

    /** A clean end: the broker forgets us at once. Blocks at most the stop limit. */
    void sayGoodbye() throws InterruptedException {
        if (line instanceof Line.Up(MqttChannel channel, long _)) {
            channel.disconnect(config.timing().stop());
        }
        abandon();
    }

    void abandon() {
        switch (line) {
            case Line.Down _ -> {}
            case Line.Opening opening -> opening.channel().abandon();
            case Line.Up up -> up.channel().abandon();
        }
        line = new Line.Down(nanos());
        orders.end();
        reports.end();
        mailbox.forget();
    }

    /** After a mistake of our own or of a port: starts over. Returns how many nanoseconds to wait. */
    long recover(String reason) {
        abandon();
        line = new Line.Down(nanos() + outage.failed(reason).toNanos());
        return untilNext();
    }

    @Override
    public void close() {
        orders.close();
    }

    private void heed(Mail.Wishes wishes) {
        if (wishes.pushNow()) {
            pace.pushNow();
        }
        if (wishes.report()) {
            reports.changed();
        }
        for (var answer : wishes.answers()) {
            commands.becameAfterAll(answer.command(), answer.outcome());
            reports.done(answer.command(), answer.outcome());
        }
        var metered = wishes.metered();
        if (metered != null && metered != pace.metered()) {
            pace.metered(metered, nanos());
            tally.metered(metered);
            reopen();
        }
        if (wishes.linkChanged()) {
            networkChanged();
        }
    }

    private void networkChanged() {
        outage.networkChanged();
        switch (line) {
            case Line.Down _ -> reopen();
            case Line.Opening opening -> {
                if (nanos() - opening.since() >= FRESH.toNanos()) {
                    reopen();
                }
            }
            case Line.Up _ -> reports.probe(pace.metered() ? METERED_PROBE : PROBE, nanos());
        }
    }

    /** Whatever there was: a new link, now. */
    private void reopen() {
        abandon();
        line = new Line.Down(nanos());
    }

    private void open() {
        var broker = outage.next();
        var request = new ChannelRequest(
                broker,
                peers.node() + CLIENT_SUFFIX,
                topics.fromHub(),
                config.timing(pace.metered()),
                ShopMailbox.RECEIVE_MAX,
                PACKET_BYTES_MAX);
        var channel = peers.channels().open(request, mailbox.listen());
        line = new Line.Opening(channel, broker, nanos(), new ArrayList<>());
    }

    private void opened(Line.Opening opening, Mail mail) {
        opening.early().addAll(mail.arrivals());
        if (mail.lost() != null) {
            fail(mail.lost());
        } else if (mail.up() > 0) {
            var up = new Line.Up(opening.channel(), nanos());
            line = up;
            outage.over(opening.broker());
            var confirm = config.timing(pace.metered()).send();
            orders.begin(up.channel(), mail.up(), confirm, nanos());
            reports.begin(up.channel(), confirm);
            work(up, new Mail(0, null, opening.early(), mail.delivered(), mail.overflowed(), Mail.Wishes.NONE));
        } else if (nanos() - openBy(opening) >= 0 || opening.early().size() > ShopMailbox.ARRIVALS_MAX) {
            fail("no answer from the broker");
        }
    }

    private long openBy(Line.Opening opening) {
        return opening.since() + config.timing(pace.metered()).connect().toNanos();
    }

    private void fail(String reason) {
        abandon();
        line = new Line.Down(nanos() + outage.failed(reason).toNanos());
    }

    private void work(Line.Up up, Mail mail) {
        take(up, mail);
        var failure = mail.lost() != null ? mail.lost() : orders.send(nanos());
        if (failure == null) {
            failure = reports.send(ambient.clock().instant(), nanos());
        }
        if (failure != null) {
            lose(up, failure);
        }
    }

    private void take(Line.Up up, Mail mail) {
        for (long token : mail.delivered()) {
            if (!reports.delivered(token)) {
                orders.delivered(token);
            }
        }
        if (mail.overflowed() > 0) {
            deadLetters.add("all", "too many at once", 0, mail.overflowed(), nanos());
        }
        var receipts = inbound.read(mail.arrivals(), ambient.clock().instant(), nanos());
        if (!receipts.isEmpty() || settling.nextIn(nanos()) == 0) {
            settle(receipts);
        }
        for (var arrival : mail.arrivals()) {
            pace.spent(arrival.payload().length + MESSAGE_OVERHEAD);
            up.channel().acknowledge(arrival);
        }
    }

    private void settle(List<HubReceipt> receipts) {
        long through = peers.outbox().paymentsThrough();
        long epoch = peers.outbox().epoch();
        var result = settling.take(receipts, nanos());
        orders.settled(result, nanos());
        if (peers.outbox().paymentsThrough() != through || peers.outbox().epoch() != epoch) {
            reports.changed();
        } else if (result instanceof Settling.Result.Settled(var _, boolean payments) && payments) {
            reports.repeated(nanos());
        }
    }

    private void lose(Line.Up up, String reason) {
        abandon();
        var wait = reason.equals(Orders.NO_RECEIPT)
                ? outage.failed(reason)
                : outage.lost(reason, Duration.ofNanos(nanos() - up.since()));
        line = new Line.Down(nanos() + wait.toNanos());
    }

    private void show() {
        var outbox = peers.outbox();
        tally.standing(
                new Tally.Standing(outbox.epoch(), outbox.done(), outbox.last(), orders.inFlight(), orders.window()));
        age.look(nanos());
    }

    private long untilNext() {
        long now = nanos();
        return switch (line) {
            case Line.Down(long dueAt) -> Math.max(0, dueAt - now);
            case Line.Opening opening -> Math.max(0, openBy(opening) - now);
            case Line.Up _ -> Math.min(settling.nextIn(now), Math.min(orders.nextIn(now), reports.nextIn(now)));
        };
    }

    private long nanos() {
        return ambient.nanos().getAsLong();
    }
}
