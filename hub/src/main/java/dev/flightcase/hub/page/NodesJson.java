package dev.flightcase.hub.page;

import dev.flightcase.http.Bytes;
import dev.flightcase.hub.ledger.LedgerReads;
import dev.flightcase.hub.nodes.MetricView;
import dev.flightcase.hub.nodes.NodeView;
import dev.flightcase.hub.nodes.Reading;
import dev.flightcase.hub.reports.NodeReports;
import dev.flightcase.hub.reports.Reported;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** {@code GET /api/v1/nodes}: times in RFC 3339, unknown is null. */
final class NodesJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private NodesJson() {}

    /**
     * @param observing whether the hub hears the nodes now; while it does not, {@code online} is only what was last known
     * @param unread messages that were dropped, refused or no Sparkplug
     * @param ledger empty while the database does not answer
     */
    static Bytes render(
            Instant now,
            boolean observing,
            long unread,
            List<NodeView> nodes,
            Optional<LedgerReads.Overview> ledger,
            NodeReports reports) {
        var standings = new LinkedHashMap<String, LedgerReads.NodeStanding>();
        ledger.ifPresent(seen ->
                seen.nodes().forEach(standing -> standings.put(standing.name().node(), standing)));
        var out = new ByteArrayOutputStream(4096);
        try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeStringProperty("now", now.toString());
            json.writeBooleanProperty("observing", observing);
            json.writeNumberProperty("unread", unread);
            json.writeBooleanProperty("ledger", ledger.isPresent());
            number(
                    json,
                    "deadLetters",
                    ledger.map(LedgerReads.Overview::deadLetters).orElse(null));
            json.writeArrayPropertyStart("nodes");
            nodes.forEach(node -> node(json, node, standings.remove(node.key().node()), reports.of(node.key())));
            // Of these the ledger knows, and nothing was heard since the hub started.
            standings.values().forEach(standing -> silent(json, standing));
            json.writeEndArray();
            json.writeEndObject();
        }
        return Bytes.of(out.toByteArray());
    }

    private static void node(
            JsonGenerator json, NodeView node, LedgerReads.@Nullable NodeStanding standing, Optional<Reported> report) {
        json.writeStartObject();
        json.writeStringProperty("group", node.key().group());
        json.writeStringProperty("node", node.key().node());
        json.writeBooleanProperty("online", node.online());
        time(json, "since", node.since());
        time(json, "lastSeen", node.lastSeen());
        if (node.bdSeq() == null) {
            json.writeNullProperty("bdSeq");
        } else {
            json.writeNumberProperty("bdSeq", node.bdSeq());
        }
        json.writeNumberProperty("births", node.counts().births());
        json.writeNumberProperty("data", node.counts().data());
        json.writeNumberProperty("deaths", node.counts().deaths());
        json.writeNumberProperty("gaps", node.counts().gaps());
        json.writeNumberProperty("rebirths", node.counts().rebirths());
        standing(json, standing);
        catalog(json, report.map(Reported::catalog).orElse(null));
        json.writeArrayPropertyStart("metrics");
        node.metrics().forEach(metric -> metric(json, metric));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void silent(JsonGenerator json, LedgerReads.NodeStanding standing) {
        json.writeStartObject();
        json.writeStringProperty("group", standing.name().group());
        json.writeStringProperty("node", standing.name().node());
        json.writeBooleanProperty("online", false);
        json.writeNullProperty("since");
        json.writeNullProperty("lastSeen");
        json.writeNullProperty("bdSeq");
        for (var count : List.of("births", "data", "deaths", "gaps", "rebirths")) {
            json.writeNumberProperty(count, 0);
        }
        standing(json, standing);
        catalog(json, null);
        json.writeArrayPropertyStart("metrics");
        json.writeEndArray();
        json.writeEndObject();
    }

    /** What the ledger has of the node: null while it does not answer, and when it has nothing. */
    private static void standing(JsonGenerator json, LedgerReads.@Nullable NodeStanding standing) {
        if (standing == null) {
            json.writeNullProperty("orders");
            return;
        }
        json.writeObjectPropertyStart("orders");
        json.writeStringProperty("epoch", LedgerJson.epoch(standing.epoch()));
        json.writeNumberProperty("mark", standing.received().mark());
        json.writeNumberProperty("highest", standing.received().highest());
        json.writeNumberProperty("received", standing.orders());
        json.writeNumberProperty("quarantined", standing.quarantined());
        // How many wait on the node only the node knows, and it does not say so yet.
        json.writeNullProperty("backlog");
        json.writeStringProperty("lastReceived", standing.lastAt().toString());
        json.writeEndObject();
    }

    /** What the node serves; null when it has not said, or serves none of the hub's. */
    private static void catalog(JsonGenerator json, Reported.@Nullable Catalog catalog) {
        if (catalog == null) {
            json.writeNullProperty("catalog");
            return;
        }
        json.writeObjectPropertyStart("catalog");
        json.writeNumberProperty("revision", catalog.news());
        json.writeStringProperty("manifest", catalog.manifest());
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, String name, @Nullable Long value) {
        if (value == null) {
            json.writeNullProperty(name);
        } else {
            json.writeNumberProperty(name, value);
        }
    }

    private static void metric(JsonGenerator json, MetricView metric) {
        json.writeStartObject();
        json.writeStringProperty("name", metric.name());
        json.writeStringProperty("type", metric.type());
        json.writeName("value");
        switch (metric.value()) {
            case Reading.Whole(long value) -> json.writeNumber(value);
            case Reading.Decimal(double value) -> json.writeNumber(value);
            case Reading.Flag(boolean value) -> json.writeBoolean(value);
            case Reading.Text(String value) -> json.writeString(value);
            case Reading.Unknown _ -> json.writeNull();
        }
        if (metric.unit() != null) {
            json.writeStringProperty("unit", metric.unit());
        }
        time(json, "at", metric.at());
        json.writeEndObject();
    }

    private static void time(JsonGenerator json, String name, @Nullable Instant time) {
        if (time == null) {
            json.writeNullProperty(name);
        } else {
            json.writeStringProperty(name, time.toString());
        }
    }
}
