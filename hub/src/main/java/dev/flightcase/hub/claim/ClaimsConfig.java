package dev.flightcase.hub.claim;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * What nodes are told when they are claimed.
 *
 * @param url under which nodes reach this hub; empty for the address that the hub listens on
 * @param brokers that nodes connect to, in their order; empty for the hub's own broker
 * @param group part of every topic
 * @param certificateLife of a node's certificate; nodes renew it at two thirds
 * @param codesMax codes that are open at once
 * @param nodesMax nodes on the books
 */
public record ClaimsConfig(
        String url, List<URI> brokers, String group, Duration certificateLife, int codesMax, int nodesMax) {
    public ClaimsConfig {
        brokers = List.copyOf(brokers);
    }

    public static ClaimsConfig defaults() {
        return new ClaimsConfig("", List.of(), "flightcase", Duration.ofDays(90), 1000, 2000);
    }
}
