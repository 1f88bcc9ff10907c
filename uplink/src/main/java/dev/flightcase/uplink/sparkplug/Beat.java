package dev.flightcase.uplink.sparkplug;

import dev.flightcase.uplink.Ambient;
import dev.flightcase.uplink.Change;
import dev.flightcase.uplink.ConnectRequest;
import dev.flightcase.uplink.MqttLink;
import dev.flightcase.uplink.MqttTransport;
import dev.flightcase.uplink.NodeAddress;
import dev.flightcase.uplink.Outage;
import dev.flightcase.uplink.OutgoingMessage;
import dev.flightcase.uplink.UplinkConfig;
import dev.flightcase.uplink.wire.CommandDecoder;
import dev.flightcase.uplink.wire.NodeCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the heartbeat does between two waits. Owned by its thread; waits itself only inside the transport, so that a test can
 * walk through it with a clock of its own.
 */
final class Beat {
    private static final Logger LOG = LoggerFactory.getLogger(Beat.class);

    /** However often it is asked for, a birth of some kilobytes goes out four times a second at most. */
    static final Duration REBIRTH_GAP = Duration.ofMillis(250);

    /** Sets this connection apart from others of the same node: MQTT lets only one live under a name. */
    private static final String CLIENT_SUFFIX = "-health";

    private final UplinkConfig config;
    private final Peers peers;
    private final Mailbox mailbox;
    private final Standing standing;
    private final Ambient ambient;
    private final Topics topics;
    private final Outage outage;
    private final Change unreadable = new Change();
    private final Change notDurable = new Change();

    private @Nullable Live live;
    private long dueAt;
    private long bornAt;
    private boolean rebirthAsked;

    /** The link that is up and its session. */
    private record Live(MqttLink link, NodeSession session, long upAt) {}

    Beat(UplinkConfig config, Peers peers, Mailbox mailbox, Standing standing, Ambient ambient) {
        this.config = config;
        this.peers = peers;
        this.mailbox = mailbox;
        this.standing = standing;
        this.ambient = ambient;
        this.topics = new Topics(new NodeAddress(config.group(), peers.node()));
        this.outage = new Outage("health", config.brokers(), config.backoff(), ambient, standing);
        this.dueAt = nanos();
    }

    /** Does what is due and returns how many nanoseconds to wait for the next; news in the mailbox ends that wait. */
    long step() throws InterruptedException {
        var up = live;
        var lost = mailbox.lost();
        if (up == null) {
            if (untilDue() <= 0) {
                connect();
            }
        } else if (lost != null) {
            lose(up, lost);
        } else {
            readCommands();
            speak(up);
        }
        return Math.max(0, untilDue());
    }

    /** The last word of a node that stops on purpose. Sparkplug 3.0, tck-id-operational-behavior-edge-node-intentional-disconnect-*. */
    void sayGoodbye() throws InterruptedException {
        var up = live;
        if (up != null && up.link().send(up.session().death(now())) == null) {
            up.link().disconnectWithWill(config.timing().stop());
            live = null;
        }
        abandon();
    }

    void abandon() {
        if (live != null) {
            live.link().abandon();
            live = null;
        }
        mailbox.forget();
    }

    /** After a mistake of our own: starts over. Returns how many nanoseconds to wait. */
    long recover(String reason) {
        abandon();
        waitFor(outage.failed(reason));
        return untilDue();
    }

    private void connect() throws InterruptedException {
        var sample = sample();
        if (sample.isEmpty()) {
            waitFor(outage.failed("no readings"));
            return;
        }
        var broker = outage.next();
        var session = new NodeSession(topics, nextBdSeq());
        var request = new ConnectRequest(
                broker, peers.node() + CLIENT_SUFFIX, session.death(now()), topics.command(), config.timing());
        switch (peers.transport().connect(request, mailbox.listen())) {
            case MqttTransport.Outcome.Failed(String reason) -> {
                abandon();
                waitFor(outage.failed(reason));
            }
            case MqttTransport.Outcome.Up(MqttLink link) -> {
                var up = new Live(link, session, nanos());
                live = up;
                if (giveBirth(up, sample.get())) {
                    outage.over(broker);
                }
            }
        }
    }

    private void readCommands() {
        standing.refused(mailbox.takeOverflowed());
        for (var bytes : mailbox.takeCommands()) {
            switch (CommandDecoder.decode(bytes)) {
                case NodeCommand.Rebirth _ -> {
                    standing.obeyed();
                    rebirthAsked = true;
                }
                case NodeCommand.Refused(String why) -> {
                    standing.refused(1);
                    LOG.atDebug().addKeyValue("why", why).log("command refused");
                }
            }
        }
    }

    /** Data stops the moment a rebirth is asked for: tck-id-operational-behavior-data-commands-rebirth-action-1. */
    private void speak(Live up) throws InterruptedException {
        if (rebirthAsked) {
            dueAt = bornAt + REBIRTH_GAP.toNanos();
        }
        if (untilDue() > 0) {
            return;
        }
        var sample = sample();
        if (sample.isEmpty()) {
            standing.failed();
            waitFor(config.interval());
        } else if (rebirthAsked || !up.session().covers(sample.get())) {
            giveBirth(up, sample.get());
        } else {
            var data = up.session().data(sample.get(), now());
            if (data.isEmpty() || send(up, data.get())) {
                waitFor(config.interval());
            }
        }
    }

    private boolean giveBirth(Live up, Sample sample) throws InterruptedException {
        if (!send(up, up.session().birth(sample, now()))) {
            return false;
        }
        standing.born();
        rebirthAsked = false;
        bornAt = nanos();
        waitFor(config.interval());
        return true;
    }

    private boolean send(Live up, OutgoingMessage message) throws InterruptedException {
        var failure = up.link().send(message);
        if (failure != null) {
            lose(up, failure);
            return false;
        }
        standing.sent(message.payload().length);
        return true;
    }

    private void lose(Live up, String reason) {
        abandon();
        rebirthAsked = false;
        waitFor(outage.lost(reason, Duration.ofNanos(nanos() - up.upAt())));
    }

    private int nextBdSeq() {
        var issued = peers.sequence().next();
        if (notDurable.to(issued.notDurable() != null)) {
            LOG.atWarn()
                    .addKeyValue("durable", issued.notDurable() == null)
                    .addKeyValue("error", issued.notDurable())
                    .log("storing of bdSeq changed");
        }
        return issued.value();
    }

    private Optional<Sample> sample() {
        try {
            var sample = new Sample(peers.source().sample());
            if (unreadable.to(false)) {
                LOG.atInfo().log("readings are back");
            }
            return Optional.of(sample);
        } catch (RuntimeException e) {
            // Whatever a source does wrong, the link stays and the next interval tries again.
            if (unreadable.to(true)) {
                LOG.atError().setCause(e).log("readings can not be sent");
            }
            return Optional.empty();
        }
    }

    private void waitFor(Duration time) {
        dueAt = nanos() + time.toNanos();
    }

    private long untilDue() {
        return dueAt - nanos();
    }

    private long nanos() {
        return ambient.nanos().getAsLong();
    }

    private Instant now() {
        return ambient.clock().instant();
    }
}
