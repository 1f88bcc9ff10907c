package dev.flightcase.hub.reports;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.flightcase.contract.commerce.Report;
import dev.flightcase.hub.nodes.NodeKey;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last report of each node. In memory: a node says all of it again with its next connection. Nothing is believed for being there; what makes no
 * sense is counted and dropped. Thread-safe.
 */
public final class NodeReports {
    public static final String FILTER = "flightcase/v1/+/+/reports";

    private static final Logger LOG = LoggerFactory.getLogger(NodeReports.class);
    private static final Pattern TOPIC =
            Pattern.compile("flightcase/v1/([A-Za-z0-9._-]{1,64})/([A-Za-z0-9._-]{1,64})/reports");
    private static final int BYTES_MAX = 64 << 10;
    private static final int SHA256_BYTES = 32;

    private final int nodesMax;
    private final Map<NodeKey, Reported> reports = new ConcurrentHashMap<>();
    private final AtomicLong dropped = new AtomicLong();

    /** @param nodesMax of which a report is kept; those of more are dropped */
    public NodeReports(int nodesMax) {
        this.nodesMax = nodesMax;
    }

    /** Empty while the node has said nothing since the hub started. */
    public Optional<Reported> of(NodeKey node) {
        return Optional.ofNullable(reports.get(node));
    }

    /** Reports that made no sense, or for which there was no room. */
    public long dropped() {
        return dropped.get();
    }

    /** Does not block. */
    public void arrived(String topic, byte[] payload) {
        var names = TOPIC.matcher(topic);
        if (!names.matches() || payload.length > BYTES_MAX) {
            drop(topic);
            return;
        }
        var node = new NodeKey(names.group(1), names.group(2));
        try {
            var report = Report.parseFrom(payload);
            if (!report.getNode().equals(node.node()) || (reports.size() >= nodesMax && !reports.containsKey(node))) {
                drop(topic);
                return;
            }
            reports.merge(node, read(report), (before, now) -> now.at().isBefore(before.at()) ? before : now);
        } catch (InvalidProtocolBufferException e) {
            drop(topic);
        }
    }

    private static Reported read(Report report) {
        var served = report.getCatalog();
        var known = report.hasCatalog() && served.getManifest().size() == SHA256_BYTES;
        return new Reported(
                Instant.ofEpochMilli(report.getAt()),
                known
                        ? new Reported.Catalog(
                                served.getRevision(),
                                HexFormat.of().formatHex(served.getManifest().toByteArray()))
                        : null);
    }

    private void drop(String topic) {
        dropped.incrementAndGet();
        LOG.atDebug().addKeyValue("topic", topic).log("a report makes no sense");
    }
}
