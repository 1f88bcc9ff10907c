package dev.flightcase.hub.nodes;

import java.time.Duration;

/**
 * @param nodesMax nodes remembered; beyond it the one that is offline for longest is forgotten, and when all are online new
 *     ones are refused
 * @param metricsMax metrics kept of one node
 * @param queueBytesMax messages that wait to be read; more are dropped and show as gaps
 * @param rebirthGap shortest time between two requests to one node to say everything again
 */
public record NodesConfig(int nodesMax, int metricsMax, int queueBytesMax, Duration rebirthGap) {
    /** Names and texts at their longest, all of this fits into half of the heap that the hub is started with. */
    public static NodesConfig defaults() {
        return new NodesConfig(100, 500, 4 * 1024 * 1024, Duration.ofSeconds(5));
    }
}
