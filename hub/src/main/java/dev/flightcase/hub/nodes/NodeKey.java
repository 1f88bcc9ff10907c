package dev.flightcase.hub.nodes;

import java.util.Comparator;

/** A node's name in Sparkplug: its group and its id in there. */
public record NodeKey(String group, String node) implements Comparable<NodeKey> {
    private static final Comparator<NodeKey> ORDER =
            Comparator.comparing(NodeKey::group).thenComparing(NodeKey::node);

    /** Where the node takes commands. */
    public String commandTopic() {
        return "spBv1.0/" + group + "/NCMD/" + node;
    }

    /** Where hub and node speak of the shop: {@code last} is receipts, catalog and so on. */
    public String topic(String last) {
        return "flightcase/v1/" + group + "/" + node + "/" + last;
    }

    @Override
    public int compareTo(NodeKey other) {
        return ORDER.compare(this, other);
    }
}
