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
import dev.flightcase.uplink.sync.CatalogInstaller;
import dev.flightcase.uplink.sync.CatalogSync;
import dev.flightcase.uplink.sync.KnownFiles;
import dev.flightcase.uplink.sync.SourceConnections;
import dev.flightcase.uplink.sync.SyncConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A catalog on its way: from the operator's command over a real hub to a claimed node's own connection and fetch. */
@ExtendWith(RealPostgres.class)
class PublishIT {
    private static final String HEAD = "sku,name,price,currency,tax,stock\n";

    @TempDir
    private Path folder;

    private volatile String installed = "";

    private CatalogInstaller.Result install(Path catalog, CatalogNews news) {
        try {
            installed = Files.readString(catalog.resolve("catalog.csv"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new CatalogInstaller.Result.Installed();
    }

    private Path event(String rows) throws IOException {
        var event = Files.createDirectories(folder.resolve("event"));
        Files.writeString(event.resolve("catalog.csv"), HEAD + rows);
        Files.writeString(event.resolve("event.toml"), "id = \"berlin\"\nname = \"Berlin\"\n");
        return event;
    }

    private record ToSync(CatalogSync sync) implements HubNews {
        @Override
        public void catalog(CatalogNews news) {
            sync.offer(news);
        }

        @Override
        public void allotments(AllotmentNews news) {
            throw new IllegalStateException("nobody granted any");
        }

        @Override
        public CommandOutcome configuration(UUID command, NodeConfiguration wishes) {
            return new CommandOutcome.Unknown();
        }

        @Override
        public NodeStanding standing() {
            return NodeStanding.NONE;
        }
    }

    @Test
    void aClaimedNodeFetchesWhatTheOperatorPublishesAndLaterOnlyWhatHasChanged(TestDatabase database) throws Exception {
        try (var hub = HubProcess.ready(folder, "", database.toml())) {
            var operator = new TestOperator(hub, folder);
            var enrolment = new TestEnrolment(folder.resolve("node"));
            var hubFacts =
                    enrolment.claim(operator.link()).enrolment().belongsTo().orElseThrow();
            var id = enrolment.node.id().value();
            var keys = new HubKeys(hubFacts.signingKeys().stream()
                    .map(key -> Bytes.owning(key.toByteArray()))
                    .toList());
            try (var sync = new CatalogSync(
                            SyncConfig.in(folder.resolve("sync")),
                            SourceConnections.system(),
                            KnownFiles.NONE,
                            this::install,
                            () -> {},
                            Ambient.system());
                    var shop = new CommerceConnection(
                            CommerceConfig.toBrokers(List.of(hub.broker())),
                            new Peers(
                                    id, new EmptyJournal(), new ToSync(sync), keys, new PahoTransport(Optional::empty)),
                            Ambient.system());
                    var birth = new TestNode(
                            hub.broker(),
                            "spBv1.0/flightcase/NDEATH/" + id,
                            Speech.death(1).bytes())) {
                sync.start();
                shop.start();
                birth.publish("spBv1.0/flightcase/NBIRTH/" + id, Speech.birth(1).bytes());

                var printed = operator.run(
                        "publish", event("TEE,Tee,20.00,EUR,19,5\n").toString());
                assertThat(printed).contains("published 1 products and 2 files").contains("all nodes");
                await().atMost(HubProcess.PATIENCE).until(() -> installed.contains("TEE,Tee,20.00"));
                long before = sync.status().fetched();
                operator.run("publish", event("TEE,Tee,25.00,EUR,19,5\n").toString(), "--node", id, "--warm", "TEE");
                await().atMost(HubProcess.PATIENCE).until(() -> installed.contains("TEE,Tee,25.00"));

                await().atMost(HubProcess.PATIENCE).until(() -> sync.status().served() == 2);
                assertThat(sync.status().fetched() - before)
                        .as("what has changed")
                        .isLessThan(before);
                assertThatExceptionOfType(AssertionError.class)
                        .isThrownBy(() -> operator.run(
                                "publish", event("TEE,Tee,twenty,EUR,19,5\n").toString()))
                        .withMessageContaining("catalog.csv:2:")
                        .withMessageContaining("not published");
            }
        }
    }
}
