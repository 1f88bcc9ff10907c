package dev.flightcase.hub.nodes;

import dev.flightcase.contract.sparkplug.Metric;
import dev.flightcase.contract.sparkplug.Payload;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One node's session as a host sees it (Sparkplug 3.0, chapter 5). Guarded by the registry's lock. */
final class TrackedNode {
    private static final int SEQUENCES = 256;
    private static final int NAME_LENGTH_MAX = 200;
    private static final String BD_SEQ = "bdSeq";
    private static final String NODE_CONTROL = "Node Control/";

    private final NodeKey key;
    private final int metricsMax;
    private final Map<String, MetricView> metrics = new LinkedHashMap<>();
    private final Map<Long, String> aliases = new HashMap<>();

    private boolean online;
    private @Nullable Instant since;
    private Instant lastSeen;
    private @Nullable Integer bdSeq;
    private int nextSequence;
    private boolean cut;
    private NodeCounts counts = NodeCounts.NONE;

    TrackedNode(NodeKey key, int metricsMax, Instant now) {
        this.key = key;
        this.metricsMax = metricsMax;
        this.lastSeen = now;
    }

    boolean online() {
        return online;
    }

    Instant lastSeen() {
        return lastSeen;
    }

    NodeView view() {
        return new NodeView(key, online, since, lastSeen, bdSeq, counts, List.copyOf(metrics.values()));
    }

    /** Takes one message in. Returns whether the node has to say everything again before it can be believed. */
    boolean accept(NodeTopic topic, Payload payload, Instant now) {
        lastSeen = now;
        return topic.device() == null ? ofNode(topic, payload, now) : ofDevice(topic, topic.device(), payload);
    }

    void askedForRebirth() {
        counts = counts.rebirth();
    }

    private boolean ofNode(NodeTopic topic, Payload payload, Instant now) {
        return switch (topic.kind()) {
            case BIRTH -> {
                birth(payload, now);
                yield false;
            }
            case DATA -> data(payload, "");
            case DEATH -> {
                death(payload, now);
                yield false;
            }
        };
    }

    private boolean ofDevice(NodeTopic topic, String device, Payload payload) {
        var prefix = device + "/";
        return switch (topic.kind()) {
            case BIRTH -> {
                boolean broken = outOfSequence(payload);
                declare(payload, prefix);
                yield broken;
            }
            case DATA -> data(payload, prefix);
            case DEATH -> {
                metrics.keySet().removeIf(name -> name.startsWith(prefix));
                yield outOfSequence(payload);
            }
        };
    }

    private void birth(Payload payload, Instant now) {
        if (!online) {
            since = now;
        }
        online = true;
        bdSeq = bdSeq(payload);
        nextSequence = (int) ((payload.getSeq() + 1) % SEQUENCES);
        counts = counts.birth();
        metrics.clear();
        aliases.clear();
        cut = false;
        declare(payload, "");
    }

    /** Only the death of the present session counts: an older one may come late. tck-id-payloads-ndeath-bdseq. */
    private void death(Payload payload, Instant now) {
        var ended = bdSeq(payload);
        if (online && ended != null && ended.equals(bdSeq)) {
            online = false;
            since = now;
            counts = counts.death();
        }
    }

    private boolean data(Payload payload, String prefix) {
        counts = counts.oneData();
        boolean broken = outOfSequence(payload);
        for (var metric : payload.getMetricsList()) {
            var name = name(metric, prefix);
            var before = name == null ? null : metrics.get(name);
            if (before == null) {
                // What we chose not to keep is no news; what was never declared is.
                broken |= !cut && (name == null || isReading(name));
            } else if (!metric.getIsHistorical()) {
                metrics.put(before.name(), MetricReader.later(before, metric));
            }
        }
        return broken;
    }

    /** True for a node that was not born in our sight, and for a message that is not the next one. */
    private boolean outOfSequence(Payload payload) {
        boolean next = payload.hasSeq() && payload.getSeq() == nextSequence;
        nextSequence = (int) ((payload.getSeq() + 1) % SEQUENCES);
        if (online && !next) {
            counts = counts.gap();
        }
        return !online || !next;
    }

    private void declare(Payload payload, String prefix) {
        for (var metric : payload.getMetricsList()) {
            var name = prefix + metric.getName();
            if (!metric.hasName() || !isReading(name)) {
                continue;
            }
            if (name.length() > NAME_LENGTH_MAX || (metrics.size() >= metricsMax && !metrics.containsKey(name))) {
                cut = true;
                continue;
            }
            metrics.put(name, MetricReader.declared(name, metric));
            if (metric.hasAlias()) {
                aliases.put(metric.getAlias(), name);
            }
        }
    }

    private static boolean isReading(String name) {
        return !name.equals(BD_SEQ) && !name.startsWith(NODE_CONTROL);
    }

    private @Nullable String name(Metric metric, String prefix) {
        return metric.hasName() ? prefix + metric.getName() : aliases.get(metric.getAlias());
    }

    private static @Nullable Integer bdSeq(Payload payload) {
        return payload.getMetricsList().stream()
                .filter(metric -> metric.getName().equals(BD_SEQ))
                .map(metric -> (int) (metric.getLongValue() & 0xff))
                .findFirst()
                .orElse(null);
    }
}
