package dev.flightcase.uplink.sparkplug;

import dev.flightcase.uplink.Metric;
import dev.flightcase.uplink.MetricType;
import dev.flightcase.uplink.MetricValue;
import dev.flightcase.uplink.OutgoingMessage;
import dev.flightcase.uplink.wire.CommandDecoder;
import dev.flightcase.uplink.wire.PayloadEncoder;
import dev.flightcase.uplink.wire.Report;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules of one connection: which message comes next and what is in it. Every message it hands out counts as sent, so a
 * message that can not be sent ends the connection and with it the session. Used by one thread.
 */
final class NodeSession {
    private static final int SEQUENCES = 256;
    private static final int QOS_LIVE = 0;
    private static final int QOS_DEATH = 1;

    private final Topics topics;
    private final int bdSeq;
    private final Map<String, MetricValue> reported = new HashMap<>();
    private Map<String, MetricType> promised = Map.of();
    private int sequence;

    /** @param bdSeq of the CONNECT that carries this session's {@link #death} as its will */
    NodeSession(Topics topics, int bdSeq) {
        this.topics = topics;
        this.bdSeq = bdSeq;
    }

    /** The will, and the last word of a node that stops on purpose: bdSeq alone, no sequence. */
    OutgoingMessage death(Instant now) {
        var report = new Report(now, Report.NO_SEQUENCE, List.of(bdSeq(now)), true);
        return new OutgoingMessage(topics.death(), PayloadEncoder.encode(report), QOS_DEATH);
    }

    /**
     * Everything the node will ever say, with its present values; starts the sequence over. The first one has to be the first
     * message on the connection.
     */
    OutgoingMessage birth(Sample sample, Instant now) {
        // A birth has to be strictly older than its arrival, and both are counted in milliseconds.
        var at = now.minusMillis(1);
        var metrics = new ArrayList<Metric>();
        sample.metrics().forEach(metric -> metrics.add(notAfter(at, metric)));
        metrics.add(bdSeq(at));
        metrics.add(new Metric(CommandDecoder.REBIRTH, MetricValue.of(false), at));
        promised = sample.promise();
        reported.clear();
        sample.metrics().forEach(metric -> reported.put(metric.name(), metric.value()));
        sequence = 0;
        return live(topics.birth(), at, metrics, true);
    }

    /** Whether the last birth covers this sample: the same names with the same types, in any order. */
    boolean covers(Sample sample) {
        return promised.equals(sample.promise());
    }

    /** What changed since it was last reported; empty when nothing did. The sample has to be {@link #covers covered}. */
    Optional<OutgoingMessage> data(Sample sample, Instant now) {
        var changed = sample.metrics().stream()
                .filter(metric -> !metric.value().equals(reported.get(metric.name())))
                .toList();
        if (changed.isEmpty()) {
            return Optional.empty();
        }
        changed.forEach(metric -> reported.put(metric.name(), metric.value()));
        return Optional.of(live(topics.data(), now, changed, false));
    }

    private OutgoingMessage live(String topic, Instant at, List<Metric> metrics, boolean declares) {
        // Sparkplug 3.0, tck-id-operational-behavior-data-publish-nbirth-order: oldest value first.
        var ordered = metrics.stream().sorted(Comparator.comparing(Metric::at)).toList();
        var report = new Report(at, sequence, ordered, declares);
        sequence = (sequence + 1) % SEQUENCES;
        return new OutgoingMessage(topic, PayloadEncoder.encode(report), QOS_LIVE);
    }

    private Metric bdSeq(Instant at) {
        return new Metric(Sample.BD_SEQ, MetricValue.of((long) bdSeq), at);
    }

    private static Metric notAfter(Instant limit, Metric metric) {
        return metric.at().isAfter(limit)
                ? new Metric(metric.name(), metric.value(), limit, metric.properties())
                : metric;
    }
}
