package dev.flightcase.daemon.hub;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the hub set at this node.
 *
 * @param name as people see it; empty for the one of the node's own file
 * @param brokers in force from the next start on too; empty for those of the claim
 * @param trial the command whose brokers have not proven themselves yet
 */
public record HubSettings(
        String name, List<URI> brokers, @Nullable UUID trial) {
    public static final HubSettings NONE = new HubSettings("", List.of(), null);

    public HubSettings {
        brokers = List.copyOf(brokers);
    }

    HubSettings withName(String other) {
        return new HubSettings(other, brokers, trial);
    }

    HubSettings withBrokers(List<URI> others) {
        return new HubSettings(name, others, null);
    }

    HubSettings trying(@Nullable UUID command) {
        return new HubSettings(name, brokers, command);
    }
}
