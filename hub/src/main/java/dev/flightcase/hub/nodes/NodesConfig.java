package dev.flightcase.hub.nodes;

import java.time.Duration;

/**
 * @param nodesMax nodes remembered; beyond it the one that is offline for longest is forgotten, and when all are online new
 *     ones are refused
 * @param metricsMax metrics kept of one node
 * @param queueMax messages that wait to be read; more are dropped and show as gaps
 * @param rebirthGap shortest time between two requests to one node to say everything again
 */
public record NodesConfig(int nodesMax, int metricsMax, int queueMax, Duration rebirthGap) {
    public static NodesConfig defaults() {
        return new NodesConfig(1000, 1000, 4096, Duration.ofSeconds(5));
    }
}
