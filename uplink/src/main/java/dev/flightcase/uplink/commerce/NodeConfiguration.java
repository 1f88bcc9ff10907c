package dev.flightcase.uplink.commerce;

import java.net.URI;
import java.util.List;

/**
 * Settings that the hub may change.
 *
 * @param name as people see it; empty leaves it as it is
 * @param brokers tried in this order, at most 8; none leaves them as they are
 */
public record NodeConfiguration(String name, List<URI> brokers) {
    public NodeConfiguration {
        brokers = List.copyOf(brokers);
    }
}
