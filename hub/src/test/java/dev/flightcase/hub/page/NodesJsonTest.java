package dev.flightcase.hub.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.hub.ledger.LedgerReads;
import dev.flightcase.hub.ledger.NodeTopic;
import dev.flightcase.hub.ledger.Range;
import dev.flightcase.hub.ledger.Received;
import dev.flightcase.hub.nodes.NodeRegistry;
import dev.flightcase.hub.nodes.NodesConfig;
import dev.flightcase.hub.nodes.Speech;
import dev.flightcase.hub.reports.NodeReports;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NodesJsonTest {
    private static final NodeReports REPORTS = new NodeReports(10);

    private static final Instant NOW = Instant.parse("2026-11-21T18:00:00Z");

    @Test
    void noNodesIsAnEmptyList() {
        assertThat(NodesJson.render(NOW, false, 2, List.of(), Optional.empty(), REPORTS)
                        .utf8())
                .isEqualTo("{\"now\":\"2026-11-21T18:00:00Z\",\"observing\":false,\"unread\":2,\"ledger\":false,"
                        + "\"deadLetters\":null,\"nodes\":[]}");
    }

    @Test
    void aNodeHasItsCountsAndItsMetricsWithUnknownAsNull() {
        var registry = new NodeRegistry(NodesConfig.defaults(), () -> NOW, () -> 0);
        registry.accept(
                "spBv1.0/tour/NBIRTH/a",
                Speech.birth(3)
                        .decimal("heat", 41.5, "\u00b0C")
                        .unknown("charge", 10)
                        .text("name", "</script>\"")
                        .flag("on", true)
                        .whole("up", 4, 86400)
                        .bytes());

        assertThat(NodesJson.render(NOW, true, 0, registry.nodes(), Optional.empty(), REPORTS)
                        .utf8())
                .contains("\"group\":\"tour\",\"node\":\"a\",\"online\":true,\"since\":\"2026-11-21T18:00:00Z\"")
                .contains("\"bdSeq\":3,\"births\":1,\"data\":0,\"deaths\":0,\"gaps\":0,\"rebirths\":0")
                .contains(
                        "{\"name\":\"heat\",\"type\":\"DOUBLE\",\"value\":41.5,\"unit\":\"\u00b0C\",\"at\":\"2026-11-21T")
                .contains("{\"name\":\"charge\",\"type\":\"DOUBLE\",\"value\":null,")
                .contains("\"value\":\"</script>\\\"\"")
                .contains("\"value\":true")
                .contains("\"value\":86400");
    }

    @Test
    void whatTheLedgerHasIsBesideTheNodeAndANodeOfWhichOnlyItKnowsIsThere() {
        var registry = new NodeRegistry(NodesConfig.defaults(), () -> NOW, () -> 0);
        registry.accept("spBv1.0/tour/NBIRTH/a", Speech.birth(3).bytes());
        registry.accept("spBv1.0/tour/NBIRTH/c", Speech.birth(3).bytes());
        var received = new Received(List.of(new Range(1, 7), new Range(9, 9)));
        var standings = List.of(standing("a", received), standing("b", Received.NOTHING));

        var json = NodesJson.render(
                        NOW, true, 0, registry.nodes(), Optional.of(new LedgerReads.Overview(standings, 4)), REPORTS)
                .utf8();

        assertThat(json)
                .contains("\"ledger\":true,\"deadLetters\":4,")
                .contains("\"orders\":{\"epoch\":\"fffffffffffffffe\",\"mark\":7,\"highest\":9,\"received\":6,"
                        + "\"quarantined\":1,\"backlog\":null,\"lastReceived\":\"2026-11-21T18:00:00Z\"}")
                .contains("\"node\":\"c\"")
                .contains("\"orders\":null")
                .contains("\"node\":\"b\",\"online\":false,\"since\":null,\"lastSeen\":null");
    }

    private static LedgerReads.NodeStanding standing(String node, Received received) {
        return new LedgerReads.NodeStanding(new NodeTopic("tour", node), -2, received, 6, 1, NOW);
    }

    @Test
    void aNodeThatWasNotBornYetIsNull() {
        var registry = new NodeRegistry(NodesConfig.defaults(), () -> NOW, () -> 0);
        registry.accept("spBv1.0/tour/NDATA/a", Speech.data(3).bytes());

        assertThat(NodesJson.render(NOW, true, 0, registry.nodes(), Optional.empty(), REPORTS)
                        .utf8())
                .contains("\"online\":false,\"since\":null")
                .contains("\"bdSeq\":null");
    }
}
