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
    private static final String TOPIC = "flightcase/v1/flightcase/fc-a/reports";

    private final NodeReports reports = new NodeReports(2);

    private static byte[] report(String node, long at, long revision) {
        return Report.newBuilder()
                .setNode(node)
                .setAt(at)
                .setCatalog(
                        CatalogServed.newBuilder().setRevision(revision).setManifest(ByteString.copyFrom(new byte[32])))
                .build()
                .toByteArray();
    }

    @Test
    void theLastReportOfANodeCounts() {
        assertThat(reports.of(NODE)).isEmpty();
        reports.arrived(TOPIC, report("fc-a", 1000, 7));
        reports.arrived(TOPIC, report("fc-a", 3000, 8));
        reports.arrived(TOPIC, report("fc-a", 2000, 7));

        assertThat(reports.of(NODE))
                .contains(new Reported(Instant.ofEpochMilli(3000), new Reported.Catalog(8, "00".repeat(32))));
    }

    @Test
    void aNodeWithoutACatalogSaysSo() {
        reports.arrived(
                TOPIC, Report.newBuilder().setNode("fc-a").setAt(1).build().toByteArray());

        assertThat(reports.of(NODE)).contains(new Reported(Instant.ofEpochMilli(1), null));
    }

    @Test
    void whatMakesNoSenseIsDroppedAndCounted() {
        reports.arrived(TOPIC, report("fc-b", 1, 1));
        reports.arrived(TOPIC, new byte[] {8});
        reports.arrived("flightcase/v1/flightcase/fc a/reports", report("fc a", 1, 1));
        reports.arrived(TOPIC, new byte[70_000]);

        assertThat(reports.dropped()).isEqualTo(4);
        assertThat(reports.of(NODE)).isEmpty();
    }

    @Test
    void moreNodesThanThereIsRoomForAreDropped() {
        for (var node : new String[] {"fc-a", "fc-b", "fc-c", "fc-a"}) {
            reports.arrived("flightcase/v1/flightcase/" + node + "/reports", report(node, 1, 1));
        }

        assertThat(reports.dropped()).isEqualTo(1);
        assertThat(reports.of(new NodeKey("flightcase", "fc-c"))).isEmpty();
    }
}
