package dev.flightcase.daemon.hub;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a hub set at this node.
 *
 * @param hub which one: empty for none; what another has set counts no more
 * @param name as people see it; empty for the one of the node's own file
 * @param brokers in force from the next start on too; empty for those of the claim
 * @param trial the command whose brokers have not proven themselves yet
 */
public record HubSettings(
        String hub,
        String name,
        List<URI> brokers,
        @Nullable UUID trial) {
    public static final HubSettings NONE = of("");

    /** Nothing is set. */
    static HubSettings of(String hub) {
        return new HubSettings(hub, "", List.of(), null);
    }

    public HubSettings {
        brokers = List.copyOf(brokers);
    }

    HubSettings withName(String other) {
        return new HubSettings(hub, other, brokers, trial);
    }

    HubSettings withBrokers(List<URI> others) {
        return new HubSettings(hub, name, others, null);
    }

    HubSettings trying(@Nullable UUID command) {
        return new HubSettings(hub, name, brokers, command);
    }
}
