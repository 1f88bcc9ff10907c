package dev.flightcase.hub.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.contract.commerce.Report;
import dev.flightcase.hub.nodes.NodeKey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportReaderTest {
    private static final NodeKey NODE = new NodeKey("flightcase", "fc-a");
    private static final String TOPIC = "flightcase/v1/flightcase/fc-a/reports";

    private final ReportReader reader = new ReportReader();
    private final List<NodeKey> heard = new ArrayList<>();

    private static byte[] report(String node) {
        return Report.newBuilder().setNode(node).setAt(1).build().toByteArray();
    }

    @Test
    void everyListenerHearsEachReport() {
        reader.add((node, _) -> heard.add(node));
        reader.add((node, _) -> heard.add(node));
        reader.accept(TOPIC, report("fc-a"));

        assertThat(heard).containsExactly(NODE, NODE);
    }

    @Test
    void aListenerThatFailsDoesNotKeepItFromTheOthers() {
        reader.add((_, _) -> {
            throw new IllegalStateException("away");
        });
        reader.add((node, _) -> heard.add(node));
        reader.accept(TOPIC, report("fc-a"));

        assertThat(heard).containsExactly(NODE);
    }

    @Test
    void whatMakesNoSenseIsDroppedAndCounted() {
        reader.add((node, _) -> heard.add(node));
        reader.accept(TOPIC, report("fc-b"));
        reader.accept(TOPIC, new byte[] {8});
        reader.accept("flightcase/v1/flightcase/fc a/reports", report("fc a"));
        reader.accept(TOPIC, new byte[70_000]);

        assertThat(reader.dropped()).isEqualTo(4);
        assertThat(heard).isEmpty();
    }
}
