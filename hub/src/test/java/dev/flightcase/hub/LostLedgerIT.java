package dev.flightcase.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.flightcase.hub.database.RealPostgres;
import dev.flightcase.hub.database.TestDatabase;
import dev.flightcase.hub.nodes.Speech;
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
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A ledger that was restored from an old backup gets back what it lost, and what the operator tells a node reaches it. */
@ExtendWith(RealPostgres.class)
class LostLedgerIT {
    @TempDir
    private Path folder;

    private final List<NodeConfiguration> wished = new CopyOnWriteArrayList<>();

    private final class Wishes implements HubNews {
        @Override
        public void catalog(CatalogNews news) {
            throw new IllegalStateException("nobody published any");
        }

        @Override
        public void allotments(AllotmentNews news) {
            throw new IllegalStateException("nobody granted any");
        }

        @Override
        public CommandOutcome configuration(UUID command, NodeConfiguration wishes) {
            wished.add(wishes);
            return new CommandOutcome.Refused("not on a Sunday");
        }

        @Override
        public NodeStanding standing() {
            return NodeStanding.NONE;
        }
    }

    @Test
    void comesBackByItselfOnceAndTheOperatorSeesIt(TestDatabase database) throws Exception {
        try (var hub = HubProcess.ready(folder, "", database.toml() + "[reconcile]\npatience = \"1s\"\n")) {
            var operator = new TestOperator(hub, folder);
            var enrolment = new TestEnrolment(folder.resolve("node"));
            var facts = enrolment.claim(operator.link()).enrolment().belongsTo().orElseThrow();
            var id = enrolment.node.id().value();
            var keys = new HubKeys(facts.signingKeys().stream()
                    .map(key -> Bytes.owning(key.toByteArray()))
                    .toList());
            var journal = new GrowingJournal(id);
            journal.sell(20);
            try (var birth = new TestNode(
                    hub.broker(),
                    "spBv1.0/flightcase/NDEATH/" + id,
                    Speech.death(1).bytes())) {
                birth.publish("spBv1.0/flightcase/NBIRTH/" + id, Speech.birth(1).bytes());
                try (var shop = connection(hub, id, journal, keys)) {
                    await().atMost(HubProcess.PATIENCE).until(() -> journal.done() == 20);

                    backTo(database, 8);
                    journal.sell(1);
                    shop.journalGrew();

                    await().atMost(HubProcess.PATIENCE).until(() -> journal.done() == 21);
                    assertWhole(database, 21);
                    await().atMost(HubProcess.PATIENCE)
                            .untilAsserted(() -> assertThat(operator.run("commands"))
                                    .containsPattern(id + "  done +send again from 9 of epoch fffffffffffffffb"));
                    tell(operator, id);
                }
                // Nothing is sold any more; the node says what it had receipts for when it connects.
                backTo(database, 0);
                database.execute("TRUNCATE commands");
                try (var _ = connection(hub, id, journal, keys)) {
                    await().atMost(HubProcess.PATIENCE)
                            .until(() -> database.number("SELECT count(*) FROM entries") == 21);
                    await().atMost(HubProcess.PATIENCE).until(() -> journal.done() == 21);
                    assertWhole(database, 21);
                }
            }
        }
    }

    private void tell(TestOperator operator, String id) throws IOException {
        assertThat(operator.run("command", id, "name", "Bar \"2\"")).contains(id + " is told");
        await().atMost(HubProcess.PATIENCE).until(() -> !wished.isEmpty());
        assertThat(wished.getFirst().name()).isEqualTo("Bar \"2\"");
        await().atMost(HubProcess.PATIENCE)
                .untilAsserted(() -> assertThat(operator.run("commands"))
                        .containsPattern(id + "  refused +be called Bar \"2\" \\(not on a Sunday\\)"));
        operator.run("command", "all", "push-now");
        operator.run("command", id, "resend-from");
        await().atMost(HubProcess.PATIENCE)
                .untilAsserted(
                        () -> assertThat(operator.run("commands", "--json")).contains("\"kind\":\"push-now\"", "done"));
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> operator.run("command", "fc-unknown", "resend-from"))
                .withMessageContaining("epoch must be given");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> operator.run("command", id, "dance"))
                .withMessageContaining("64: ");
    }

    private CommerceConnection connection(HubProcess hub, String id, GrowingJournal journal, HubKeys keys)
            throws IOException {
        var connection = new CommerceConnection(
                CommerceConfig.toBrokers(List.of(hub.broker())),
                new Peers(id, journal, new Wishes(), keys, new PahoTransport(Optional::empty)),
                Ambient.system());
        connection.start();
        return connection;
    }

    /** As if the database had been restored from a backup of when there were so many. */
    private static void backTo(TestDatabase database, long mark) throws Exception {
        database.execute("DELETE FROM entries WHERE sequence > " + mark);
        database.execute(
                mark == 0
                        ? "DELETE FROM marks"
                        : "UPDATE marks SET received = '{[1," + (mark + 1) + ")}', entries = " + mark + ", orders = "
                                + mark);
    }

    private static void assertWhole(TestDatabase database, long orders) throws Exception {
        assertThat(database.number("SELECT count(*) FROM entries")).isEqualTo(orders);
        assertThat(database.number("SELECT upper(received) FROM marks")).isEqualTo(orders + 1);
        assertThat(database.number("SELECT count(*) FROM quarantine")).isZero();
    }
}
