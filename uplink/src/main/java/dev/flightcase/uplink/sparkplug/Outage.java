package dev.flightcase.uplink.sparkplug;

import dev.flightcase.uplink.Ambient;
import dev.flightcase.uplink.LinkState;
import dev.flightcase.uplink.UplinkConfig;
import java.net.URI;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time between two links: which broker is next, how long to wait for it, what to say about it. All brokers are tried once,
 * in their order and without a pause; then comes a pause that grows. Owned by the heartbeat's thread.
 */
final class Outage {
    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

    private final UplinkConfig config;
    private final Ambient ambient;
    private final Standing standing;
    private final Change down = new Change();

    private int broker;
    private int attempts;
    private int rounds;

    Outage(UplinkConfig config, Ambient ambient, Standing standing) {
        this.config = config;
        this.ambient = ambient;
        this.standing = standing;
    }

    /** The broker to try now. */
    URI next() {
        attempts++;
        var next = config.brokers().get(broker);
        standing.state(new LinkState.Connecting(next, attempts));
        return next;
    }

    /** An attempt failed. Returns the wait before the next one. */
    Duration failed(String reason) {
        broker = (broker + 1) % config.brokers().size();
        return down(reason, broker != 0);
    }

    /** A link that was up is gone. Returns the wait before the next attempt, which goes to the first broker. */
    Duration lost(String reason, Duration upFor) {
        broker = 0;
        // A broker that takes us in only to throw us out again is not "up".
        if (upFor.compareTo(config.backoff().longest()) >= 0) {
            rounds = 0;
        }
        return down(reason, false);
    }

    /** The link is up. */
    void over(URI at) {
        if (down.to(false) || attempts == 1) {
            LOG.atInfo()
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
        var wait = atOnce ? Duration.ZERO : config.backoff().delay(rounds, ambient.random());
        standing.state(new LinkState.Waiting(ambient.clock().instant().plus(wait), reason, Math.max(attempts, 1)));
        if (down.to(true)) {
            LOG.atWarn().addKeyValue("reason", reason).log("uplink is offline, trying until it is back");
        } else {
            LOG.atDebug()
                    .addKeyValue("reason", reason)
                    .addKeyValue("attempts", attempts)
                    .log("uplink attempt failed");
        }
        return wait;
    }
}
