package dev.flightcase.uplink.shop;

import dev.flightcase.uplink.Ambient;
import dev.flightcase.uplink.LinkState;
import dev.flightcase.uplink.commerce.CommandOutcome;
import dev.flightcase.uplink.commerce.CommerceConfig;
import dev.flightcase.uplink.commerce.CommerceStatus;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The node's connection to its hub for orders, catalogs, allotments and commands. Runs on one thread of its own and tries for as
 * long as it lives; nobody waits for it. {@link #start()} and {@link #close()} are called once, by one thread; everything else
 * from any, and returns at once.
 */
public final class CommerceConnection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CommerceConnection.class);

    /** After an interrupt only code that waits for nothing but the disk is left to run. */
    private static final Duration INTERRUPTED_LIMIT = Duration.ofMillis(500);

    private final CommerceConfig config;
    private final Peers peers;
    private final Ambient ambient;
    private final ShopMailbox mailbox = new ShopMailbox();
    private final Tally tally = new Tally();
    private @Nullable Thread thread;

    public CommerceConnection(CommerceConfig config, Peers peers, Ambient ambient) {
        this.config = config;
        this.peers = peers;
        this.ambient = ambient;
    }

    /** Begins to connect and returns at once. Without a broker in the configuration it does nothing. */
    public void start() {
        if (config.brokers().isEmpty()) {
            LOG.atInfo().log("orders stay on the node, no broker is configured");
            return;
        }
        thread = Thread.ofPlatform().name("uplink-orders").daemon().start(this::run);
    }

    /** How it is doing now; before the first step, all is zero. */
    public CommerceStatus status() {
        return tally.status(ambient.clock().instant(), ambient.nanos().getAsLong());
    }

    /** There is a new entry on disk. Cheap enough for the ledger's thread. */
    public void journalGrew() {
        mailbox.journalGrew();
    }

    /**
     * A network interface came, went or changed its address. Ends a back-off, and makes a link that looks up prove itself within a
     * second (on a metered link: five).
     */
    public void linkChanged() {
        mailbox.linkChanged();
    }

    /** What kind of link it is from now on; a change makes a new link, with the keep-alive for its kind. */
    public void metered(boolean metered) {
        mailbox.metered(metered);
    }

    /** Sends what waits now, whatever the schedule and the byte budget say. */
    public void pushNow() {
        mailbox.pushNow();
    }

    /** {@link dev.flightcase.uplink.commerce.HubNews#standing} has changed, and the hub should hear of it. */
    public void standingChanged() {
        mailbox.report();
    }

    /** What became of a command after all, told to the hub with the next report: what a node says last counts. */
    public void answer(UUID command, CommandOutcome outcome) {
        mailbox.answer(command, outcome);
    }

    /** Says goodbye and stops. Blocks at most half a second longer than {@code timing.stop} of the configuration. */
    @Override
    public void close() {
        var running = thread;
        if (running == null) {
            return;
        }
        mailbox.stop();
        try {
            if (running.join(config.timing().stop())) {
                return;
            }
            running.interrupt();
            if (!running.join(INTERRUPTED_LIMIT)) {
                LOG.atWarn().log("commerce connection did not stop in time");
            }
        } catch (InterruptedException _) {
            running.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (var courier = new Courier(config, peers, mailbox, tally, ambient)) {
            try {
                while (!mailbox.stopped()) {
                    mailbox.await(step(courier));
                }
                courier.sayGoodbye();
            } catch (InterruptedException _) {
                // Only close() interrupts, when the goodbye takes too long.
                courier.abandon();
            }
        } finally {
            tally.state(new LinkState.Off());
        }
    }

    private static long step(Courier courier) {
        try {
            return courier.step();
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("commerce connection failed, the link is built anew");
            return courier.recover("internal error");
        }
    }
}
