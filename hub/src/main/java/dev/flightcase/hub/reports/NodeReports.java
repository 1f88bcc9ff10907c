package dev.flightcase.hub.reports;

import dev.flightcase.contract.commerce.Report;
import dev.flightcase.hub.nodes.NodeKey;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The last report of each node. In memory: a node says all of it again with its next connection. Thread-safe. */
public final class NodeReports implements ReportListener {
    private static final int SHA256_BYTES = 32;

    private final int nodesMax;
    private final Map<NodeKey, Reported> reports = new ConcurrentHashMap<>();

    /** @param nodesMax of which a report is kept; those of more are not */
    public NodeReports(int nodesMax) {
        this.nodesMax = nodesMax;
    }

    /** Empty while the node has said nothing since the hub started. */
    public Optional<Reported> of(NodeKey node) {
        return Optional.ofNullable(reports.get(node));
    }

    @Override
    public void reported(NodeKey node, Report report) {
        if (reports.size() < nodesMax || reports.containsKey(node)) {
            reports.merge(node, read(report), (before, now) -> now.at().isBefore(before.at()) ? before : now);
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
}
