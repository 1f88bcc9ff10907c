package dev.flightcase.hub.nodes;

/**
 * @param births of the node itself
 * @param data of the node and its devices
 * @param deaths that ended a session; late ones of older sessions are not counted
 * @param gaps times at which the sequence number was not the next one
 * @param rebirths times at which the hub asked for everything again
 */
public record NodeCounts(long births, long data, long deaths, long gaps, long rebirths) {
    static final NodeCounts NONE = new NodeCounts(0, 0, 0, 0, 0);

    NodeCounts birth() {
        return new NodeCounts(births + 1, data, deaths, gaps, rebirths);
    }

    NodeCounts oneData() {
        return new NodeCounts(births, data + 1, deaths, gaps, rebirths);
    }

    NodeCounts death() {
        return new NodeCounts(births, data, deaths + 1, gaps, rebirths);
    }

    NodeCounts gap() {
        return new NodeCounts(births, data, deaths, gaps + 1, rebirths);
    }

    NodeCounts rebirth() {
        return new NodeCounts(births, data, deaths, gaps, rebirths + 1);
    }
}
