package dev.flightcase.hub.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.flightcase.contract.commerce.CatalogServed;
import dev.flightcase.contract.commerce.Report;
import dev.flightcase.hub.nodes.NodeKey;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NodeReportsTest {
    private static final NodeKey NODE = new NodeKey("flightcase", "fc-a");

    private final NodeReports reports = new NodeReports(2);

    private void reported(NodeKey node, long at, long revision) {
        reports.reported(
                node,
                Report.newBuilder()
                        .setNode(node.node())
                        .setAt(at)
                        .setCatalog(CatalogServed.newBuilder()
                                .setRevision(revision)
                                .setManifest(ByteString.copyFrom(new byte[32])))
                        .build());
    }

    @Test
    void theLastReportOfANodeCounts() {
        assertThat(reports.of(NODE)).isEmpty();
        reported(NODE, 1000, 7);
        reported(NODE, 3000, 8);
        reported(NODE, 2000, 7);

        assertThat(reports.of(NODE))
                .contains(new Reported(Instant.ofEpochMilli(3000), new Reported.Catalog(8, "00".repeat(32))));
    }

    @Test
    void aNodeWithoutACatalogSaysSo() {
        reports.reported(NODE, Report.newBuilder().setNode("fc-a").setAt(1).build());

        assertThat(reports.of(NODE)).contains(new Reported(Instant.ofEpochMilli(1), null));
    }

    @Test
    void moreNodesThanThereIsRoomForAreNotKept() {
        var third = new NodeKey("flightcase", "fc-c");
        reported(NODE, 1, 1);
        reported(new NodeKey("flightcase", "fc-b"), 1, 1);
        reported(third, 1, 1);
        reported(NODE, 2, 2);

        assertThat(reports.of(third)).isEmpty();
        assertThat(reports.of(NODE)).map(Reported::at).contains(Instant.ofEpochMilli(2));
    }
}
