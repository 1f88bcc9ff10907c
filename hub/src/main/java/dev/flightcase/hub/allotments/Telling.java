package dev.flightcase.hub.allotments;

import dev.flightcase.hub.nodes.NodeKey;

/**
 * What a node is to be told of an event.
 *
 * @param epoch the one that the node's journal is in
 * @param version rises with each
 * @param confirmed whether the node has said that it is in force
 */
public record Telling(NodeKey node, String event, long epoch, long version, boolean confirmed) {}
