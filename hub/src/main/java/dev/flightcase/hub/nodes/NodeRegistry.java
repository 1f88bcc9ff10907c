package dev.flightcase.hub.nodes;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.flightcase.contract.sparkplug.Payload;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** All nodes that the hub has heard of since it started. Thread-safe; nothing here blocks. */
public final class NodeRegistry {
    /** Everything a node says: births, data and deaths of all groups. */
    public static final String FILTER = NodeTopic.FILTER;

    private final NodesConfig config;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private final Map<NodeKey, TrackedNode> nodes = new TreeMap<>();
    private final Map<NodeKey, Long> askedAt = new HashMap<>();
    private long unreadable;
    private long refused;

    public NodeRegistry(NodesConfig config, InstantSource clock, LongSupplier nanos) {
        this.config = config;
        this.clock = clock;
        this.nanos = nanos;
    }

    /**
     * Takes one message in, whatever it is.
     *
     * @return the node to be asked for a rebirth, when this message does not follow from what is known
     */
    public synchronized Optional<NodeKey> accept(String topic, byte[] payload) {
        var parsed = NodeTopic.parse(topic);
        if (parsed.isEmpty()) {
            // Commands, STATE and whatever else is under the filter.
            return Optional.empty();
        }
        var key = parsed.get().key();
        try {
            var message = Payload.parseFrom(payload);
            var node = node(key);
            if (node.isEmpty()) {
                refused++;
                return Optional.empty();
            }
            boolean ask = node.get().accept(parsed.get(), message, clock.instant()) && mayAsk(key);
            if (ask) {
                node.get().askedForRebirth();
            }
            return ask ? Optional.of(key) : Optional.empty();
        } catch (InvalidProtocolBufferException _) {
            unreadable++;
            return Optional.empty();
        }
    }

    /** All nodes by group and name. */
    public synchronized List<NodeView> nodes() {
        return nodes.values().stream().map(TrackedNode::view).toList();
    }

    public synchronized Collection<NodeKey> keys() {
        return List.copyOf(nodes.keySet());
    }

    /** Messages that were no Sparkplug payload. */
    public synchronized long unreadable() {
        return unreadable;
    }

    /** Messages of nodes for which there was no room. */
    public synchronized long refused() {
        return refused;
    }

    private Optional<TrackedNode> node(NodeKey key) {
        var known = nodes.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        if (nodes.size() >= config.nodesMax() && !forgetOne()) {
            return Optional.empty();
        }
        var fresh = new TrackedNode(key, config.metricsMax(), clock.instant());
        nodes.put(key, fresh);
        return Optional.of(fresh);
    }

    private boolean forgetOne() {
        Comparator<Map.Entry<NodeKey, TrackedNode>> byAge =
                Comparator.comparing(entry -> entry.getValue().lastSeen(), Comparator.<Instant>naturalOrder());
        var oldest = nodes.entrySet().stream()
                .filter(entry -> !entry.getValue().online())
                .min(byAge)
                .map(Map.Entry::getKey);
        oldest.ifPresent(key -> {
            nodes.remove(key);
            askedAt.remove(key);
        });
        return oldest.isPresent();
    }

    private boolean mayAsk(NodeKey key) {
        long now = nanos.getAsLong();
        var last = askedAt.get(key);
        if (last != null && Duration.ofNanos(now - last).compareTo(config.rebirthGap()) < 0) {
            return false;
        }
        askedAt.put(key, now);
        return true;
    }
}
