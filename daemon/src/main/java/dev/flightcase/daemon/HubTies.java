package dev.flightcase.daemon;

import dev.flightcase.daemon.config.NodeConfig;
import dev.flightcase.daemon.enrolment.Enrolling;
import dev.flightcase.daemon.hub.SettingsFromHub;
import dev.flightcase.provisioning.enrolment.HubFacts;
import dev.flightcase.uplink.UplinkConfig;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What of the node depends on whose it is: tied when it starts, and anew whenever a claim, a release, other brokers or the hub change
 * that. A thread that changes the enrolment waits here for the goodbyes of the connections before.
 */
final class HubTies implements AutoCloseable {
    private final NodeConfig file;
    private final Enrolling enrolling;
    private final SettingsFromHub settings;
    private final SecureRandom random;
    private @Nullable Known known;
    private List<Tie> ties = List.of();
    private boolean closed;

    /** One thing that goes by the hub. */
    @FunctionalInterface
    interface Tie {
        /**
         * @param config with the brokers to connect to; none when there is no hub
         * @param hub whose node this is; empty for a stall of its own, also where it has brokers
         */
        void tie(NodeConfig config, Optional<HubFacts> hub);
    }

    private record Known(UplinkConfig uplink, Optional<HubFacts> hub) {}

    /** @param file the configuration without what a claim or a hub brought */
    HubTies(NodeConfig file, Enrolling enrolling, SettingsFromHub settings, SecureRandom random) {
        this.file = file;
        this.enrolling = enrolling;
        this.settings = settings;
        this.random = random;
    }

    /** Whether there are brokers to connect to. Blocks on the disk. */
    boolean hasHub() {
        return !config(hub()).uplink().brokers().isEmpty();
    }

    /** @param all tied in this order, now and from now on */
    synchronized void start(List<Tie> all) {
        ties = List.copyOf(all);
        look();
    }

    /** Ties anew if something is different. Blocks on the disk, and for goodbyes. From any thread. */
    synchronized void look() {
        var hub = hub();
        var config = config(hub);
        var now = new Known(config.uplink(), hub);
        if (!closed && !now.equals(known)) {
            known = now;
            settings.belong(id(hub));
            ties.forEach(tie -> tie.tie(config, hub));
        }
    }

    /** The same on a thread of its own, for who must not wait. */
    void lookSoon() {
        Thread.ofVirtual().name("hub-ties").start(this::look);
    }

    /** Nothing is tied any more. */
    @Override
    public synchronized void close() {
        closed = true;
    }

    private Optional<HubFacts> hub() {
        return Hub.facts(file, random);
    }

    private NodeConfig config(Optional<HubFacts> hub) {
        return enrolling.into(file).withBrokers(settings.brokers(id(hub)));
    }

    private static String id(Optional<HubFacts> hub) {
        return hub.map(HubFacts::id).orElse("");
    }
}
