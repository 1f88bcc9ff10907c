package dev.flightcase.uplink;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time between two links: which broker is next, how long to wait for it, what to say about it. All brokers are tried once,
 * in their order and without a pause; then comes a pause that grows. Owned by the thread of its connection.
 */
public final class Outage {
    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

    private final String connection;
    private final List<URI> brokers;
    private final Backoff backoff;
    private final Ambient ambient;
    private final Standing standing;
    private final Change down = new Change();

    private int broker;
    private int attempts;
    private int rounds;

    /** Is told of every change. */
    public interface Standing {
        void state(LinkState next);

        /** A link came up. */
        void connected();

        /** An attempt failed, or a link was lost. */
        void failed();
    }

    /** @param connection which of the node's connections this is, for logs */
    public Outage(String connection, List<URI> brokers, Backoff backoff, Ambient ambient, Standing standing) {
        this.connection = connection;
        this.brokers = List.copyOf(brokers);
        this.backoff = backoff;
        this.ambient = ambient;
        this.standing = standing;
    }

    /** The broker to try now. */
    public URI next() {
        attempts++;
        var next = brokers.get(broker);
        standing.state(new LinkState.Connecting(next, attempts));
        return next;
    }

    /** An attempt failed. Returns the wait before the next one. */
    public Duration failed(String reason) {
        broker = (broker + 1) % brokers.size();
        return down(reason, broker != 0);
    }

    /** A link that was up is gone. Returns the wait before the next attempt, which goes to the first broker. */
    public Duration lost(String reason, Duration upFor) {
        broker = 0;
        // A broker that takes us in only to throw us out again is not "up".
        if (upFor.compareTo(backoff.longest()) >= 0) {
            rounds = 0;
        }
        return down(reason, false);
    }

    /** The network is not what it was: what failed before says nothing about the next attempt, which goes to the first broker. */
    public void networkChanged() {
        broker = 0;
        rounds = 0;
    }

    /** The link is up. */
    public void over(URI at) {
        if (down.to(false) || attempts == 1) {
            LOG.atInfo()
                    .addKeyValue("connection", connection)
                    .addKeyValue("broker", at)
                    .addKeyValue("attempts", attempts)
                    .log("uplink is online");
        }
        attempts = 0;
        standing.connected();
        standing.state(new LinkState.Online(at, ambient.clock().instant()));
    }

    private Duration down(String reason, boolean atOnce) {
        standing.failed();
        if (!atOnce) {
            rounds++;
        }
        var wait = atOnce ? Duration.ZERO : backoff.delay(rounds, ambient.random());
        standing.state(new LinkState.Waiting(ambient.clock().instant().plus(wait), reason, Math.max(attempts, 1)));
        if (down.to(true)) {
            LOG.atWarn()
                    .addKeyValue("connection", connection)
                    .addKeyValue("reason", reason)
                    .log("uplink is offline, trying until it is back");
        } else {
            LOG.atDebug()
                    .addKeyValue("connection", connection)
                    .addKeyValue("reason", reason)
                    .addKeyValue("attempts", attempts)
                    .log("uplink attempt failed");
        }
        return wait;
    }
}
