package dev.flightcase.hub.nodes;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a topic says about its message.
 *
 * @param device the device of the node that it speaks of, or null for the node itself
 */
record NodeTopic(NodeKey key, Kind kind, @Nullable String device) {
    /** Everything a node says. */
    static final String FILTER = "spBv1.0/#";

    /** Ids of 64 characters fit twice; whoever sends more is no node of ours. */
    private static final int TOPIC_LENGTH_MAX = 256;

    private static final int NODE_PARTS = 4;
    private static final int DEVICE_PARTS = 5;

    /** Births, data and deaths; commands are not about a node's state. */
    enum Kind {
        BIRTH,
        DATA,
        DEATH
    }

    static Optional<NodeTopic> parse(String topic) {
        if (topic.length() > TOPIC_LENGTH_MAX) {
            return Optional.empty();
        }
        var parts = topic.split("/", -1);
        if (parts.length != NODE_PARTS && parts.length != DEVICE_PARTS) {
            return Optional.empty();
        }
        var device = parts.length == DEVICE_PARTS ? parts[4] : null;
        return kind(parts[2], device != null).map(kind -> new NodeTopic(new NodeKey(parts[1], parts[3]), kind, device));
    }

    private static Optional<Kind> kind(String type, boolean ofDevice) {
        return switch ((ofDevice ? "of device " : "") + type) {
            case "NBIRTH", "of device DBIRTH" -> Optional.of(Kind.BIRTH);
            case "NDATA", "of device DDATA" -> Optional.of(Kind.DATA);
            case "NDEATH", "of device DDEATH" -> Optional.of(Kind.DEATH);
            default -> Optional.empty();
        };
    }
}
