package dev.flightcase.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.flightcase.hub.database.RealPostgres;
import dev.flightcase.hub.database.TestDatabase;
import dev.flightcase.uplink.Ambient;
import dev.flightcase.uplink.Bytes;
import dev.flightcase.uplink.commerce.AllotmentNews;
import dev.flightcase.uplink.commerce.CatalogNews;
import dev.flightcase.uplink.commerce.CommandOutcome;
import dev.flightcase.uplink.commerce.CommerceConfig;
import dev.flightcase.uplink.commerce.HubKeys;
import dev.flightcase.uplink.commerce.HubNews;
import dev.flightcase.uplink.commerce.NodeConfiguration;
import dev.flightcase.uplink.commerce.NodeStanding;
import dev.flightcase.uplink.mqtt.PahoTransport;
import dev.flightcase.uplink.shop.CommerceConnection;
import dev.flightcase.uplink.shop.Peers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Stock on its way: from the operator's commands over a real hub to a claimed node's own connection, and its word back. */
@ExtendWith(RealPostgres.class)
class AllotmentsIT {
    @TempDir
    private Path folder;

    /** Takes all that it is granted. */
    private static final class Stall implements HubNews {
        private final UUID event = UUID.randomUUID();
        private volatile @Nullable AllotmentNews has;

        @Override
        public void catalog(CatalogNews news) {
            throw new IllegalStateException("nobody published any");
        }

        @Override
        public void allotments(AllotmentNews news) {
            has = news;
        }

        @Override
        public CommandOutcome configuration(UUID command, NodeConfiguration wishes) {
            return new CommandOutcome.Unknown();
        }

        @Override
        public NodeStanding standing() {
            var now = has;
            return now == null
                    ? NodeStanding.NONE
                    : new NodeStanding(new NodeStanding.AllotmentsTaken(event, now.version(), List.of()), null);
        }

        List<AllotmentNews.Slice> slices() {
            var now = has;
            return now == null ? List.of() : now.slices();
        }
    }

    @Test
    void aNodeHasWhatTheOperatorGivesItAndTheHubKnowsOnceItSaysSo(TestDatabase database) throws Exception {
        try (var hub = HubProcess.ready(folder, "", database.toml())) {
            var operator = new TestOperator(hub, folder);
            var enrolment = new TestEnrolment(folder.resolve("node"));
            var facts = enrolment.claim(operator.link()).enrolment().belongsTo().orElseThrow();
            var id = enrolment.node.id().value();
            var keys = new HubKeys(facts.signingKeys().stream()
                    .map(key -> Bytes.owning(key.toByteArray()))
                    .toList());
            var stock =
                    Files.writeString(folder.resolve("stock.csv"), "sku,units\nTEE,100\n# caps come later\nMUG,20\n");
            assertThat(operator.run("pool", "berlin", "--file", stock.toString(), "CAP=5"))
                    .containsPattern("TEE +100 +0 +0 +100")
                    .containsPattern("CAP +5 +0 +0 +5");
            assertThat(operator.run("allot", id, "berlin", "TEE=40"))
                    .contains("gets 40 when it is heard")
                    .containsPattern("TEE +100 +40 +0 +60");

            var stall = new Stall();
            try (var shop = new CommerceConnection(
                    CommerceConfig.toBrokers(List.of(hub.broker())),
                    new Peers(id, new EmptyJournal(), stall, keys, new PahoTransport(Optional::empty)),
                    Ambient.system())) {
                shop.start();
                await().atMost(HubProcess.PATIENCE)
                        .until(() -> stall.slices().equals(List.of(new AllotmentNews.Slice("TEE", 40))));
                await().atMost(HubProcess.PATIENCE)
                        .until(() -> operator.run("pool", "berlin").contains("has 40; sold 0"));

                operator.run("allot", id, "berlin", "TEE=-30", "MUG=20");
                await().atMost(HubProcess.PATIENCE)
                        .until(() -> operator.run("pool", "berlin", "--json")
                                .contains("{\"sku\":\"TEE\",\"units\":100,\"out\":10,\"sold\":0,\"free\":90}"));
                assertThat(hub.get("api/v1/allotments?event=berlin").body())
                        .startsWith("{\"questions\":[],\"events\":[{\"event\":\"berlin\"")
                        .contains("\"node\":\"" + id + "\",\"epoch\":\"0000000000000001\",\"state\":\"live\"");
                assertThat(hub.get("api/v1/allotments?limit=0").statusCode()).isEqualTo(400);
            }
            refusals(operator, id);
        }
    }

    private static void refusals(TestOperator operator, String id) throws Exception {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> operator.run("allot", id, "berlin", "TEE=200"))
                .withMessageContaining("the hub refuses: TEE: 90 of 100 are free, and " + id + " would need 190 more");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> operator.run("pool", "berlin", "TEE=5"))
                .withMessageContaining("10 of 100 are out");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> operator.run("pool", "berlin", "TEE:5"))
                .withMessageContaining("must be sku=units");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> operator.run("pool", "paris"))
                .withMessageContaining("there is no pool of 'paris' yet");
        assertThat(operator.run("reconcile")).contains("nothing to decide");
        assertThat(operator.run("reconcile", "--lost", id))
                .contains("TEE 10")
                .contains("flightcase hub reconcile " + id + " berlin return|keep");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> operator.run("reconcile", id))
                .withMessageContaining("must be given together");
        assertThat(operator.run("reconcile", id, "berlin", "return")).contains("nothing to decide");
        assertThat(operator.run("pool", "berlin")).containsPattern("TEE +100 +0 +0 +100");
    }
}
