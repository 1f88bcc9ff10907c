package dev.flightcase.uplink.sparkplug;

import dev.flightcase.uplink.Ambient;
import dev.flightcase.uplink.BirthDeathSequence;
import dev.flightcase.uplink.LinkState;
import dev.flightcase.uplink.MetricSource;
import dev.flightcase.uplink.MqttTransport;
import dev.flightcase.uplink.UplinkConfig;
import dev.flightcase.uplink.UplinkCounts;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The node's presence at its hub: birth, readings by exception, death. Runs on one virtual thread of its own and tries for as
 * long as it lives; nobody waits for it. {@link #start()} and {@link #close()} are called once, by one thread.
 */
public final class Heartbeat implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    /** After an interrupt only code that waits for nothing is left to run. */
    private static final Duration INTERRUPTED_LIMIT = Duration.ofMillis(500);

    private final UplinkConfig config;
    private final Mailbox mailbox = new Mailbox();
    private final Standing standing = new Standing();
    private final Beat beat;
    private @Nullable Thread thread;

    /** @param node the node's id, see {@link dev.flightcase.uplink.NodeAddress} */
    public Heartbeat(
            UplinkConfig config,
            String node,
            MetricSource source,
            BirthDeathSequence sequence,
            MqttTransport transport,
            Ambient ambient) {
        this.config = config;
        this.beat = new Beat(config, new Peers(node, source, sequence, transport), mailbox, standing, ambient);
    }

    /** Begins to connect and returns at once. Without a broker in the configuration it does nothing. */
    public void start() {
        if (config.brokers().isEmpty()) {
            LOG.atInfo().log("uplink is off, no broker is configured");
            return;
        }
        thread = Thread.ofVirtual().name("uplink-health").start(this::run);
    }

    /** The present state; from any thread. */
    public LinkState state() {
        return standing.state();
    }

    /** Counts since start; from any thread. */
    public UplinkCounts counts() {
        return standing.counts();
    }

    /**
     * Publishes the node's death, disconnects and stops. Blocks at most half a second longer than {@code timing.stop} of the
     * configuration; what is not said by then, the broker says for us from the will.
     */
    @Override
    public void close() {
        var running = thread;
        if (running == null) {
            return;
        }
        mailbox.stop();
        try {
            if (standing.state() instanceof LinkState.Online
                    && running.join(config.timing().stop())) {
                return;
            }
            running.interrupt();
            if (!running.join(INTERRUPTED_LIMIT)) {
                LOG.atWarn().log("uplink did not stop in time");
            }
        } catch (InterruptedException _) {
            running.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!mailbox.stopped()) {
                mailbox.await(step());
            }
            beat.sayGoodbye();
        } catch (InterruptedException _) {
            // Only close() interrupts, when the goodbye takes too long: the will speaks for us.
            beat.abandon();
        } finally {
            standing.state(new LinkState.Off());
        }
    }

    private long step() throws InterruptedException {
        try {
            return beat.step();
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("uplink made a mistake, the link is built anew");
            return beat.recover("internal error");
        }
    }
}
