package dev.flightcase.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flightcase.hub.database.RealPostgres;
import dev.flightcase.hub.database.TestDatabase;
import dev.flightcase.hub.ledger.Journals;
import dev.flightcase.hub.nodes.Speech;
import dev.flightcase.hub.postgres.ReachableFolder;
import dev.flightcase.hub.worker.OrdersNode;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The hub as a user starts it: a process with its own class path. */
@ExtendWith(RealPostgres.class)
class HubIT {
    private static final Duration PATIENCE = HubProcess.PATIENCE;

    @TempDir
    private Path folder;

    @Test
    void showsANodeThatComesSpeaksAndVanishesAndStopsInTime(TestDatabase database) throws Exception {
        try (var hub = HubProcess.ready(folder, database)) {
            assertThat(hub.get("livez").statusCode()).isEqualTo(200);
            assertThat(hub.get("").body()).contains("<title>Flightcase hub</title>");
            assertThat(hub.get("hub.js").statusCode()).isEqualTo(200);
            assertThat(hub.get("hub.css").statusCode()).isEqualTo(200);
            assertThat(hub.nodes()).contains("\"observing\":true").contains("\"nodes\":[]");

            try (var node =
                    new TestNode(hub.broker(), topic("NDEATH"), Speech.death(5).bytes())) {
                node.publish(
                        topic("NBIRTH"),
                        Speech.birth(5).decimal("host/heat", 41.5, "°C").bytes());
                await().atMost(PATIENCE).until(() -> hub.nodes().contains("\"online\":true"));
                node.publish(
                        topic("NDATA"),
                        Speech.data(1).decimal("host/heat", 43, "°C").bytes());
                await().atMost(PATIENCE).until(() -> hub.nodes().contains("\"value\":43"));
                node.vanish();
                await().atMost(PATIENCE).until(() -> hub.nodes().contains("\"online\":false"));
            }
            assertThat(hub.nodes())
                    .contains("\"node\":\"fc-test\"")
                    .contains("\"bdSeq\":5,\"births\":1,\"data\":1,\"deaths\":1,\"gaps\":0");

            hub.terminate();
            assertThat(hub.exitCode()).isZero();
            assertThat(hub.output()).contains("flightcase-hub stopped").doesNotContain("did not stop cleanly");
            assertThat(folder.resolve("data/broker")).doesNotExist();
        }
    }

    @Test
    void masksACardNumberInWhatItPrints() throws Exception {
        var named = Files.createDirectories(folder.resolve("4111 1111 1111 1111"));
        try (var hub = HubProcess.launch(named, "prot = 1\n")) {
            assertThat(hub.exitCode()).isEqualTo(78);
            assertThat(hub.output()).contains("/**** **** **** 1111/hub.toml").doesNotContain("4111 1111");
        }
    }

    @Test
    void asksANodeThatItNeverSawBornToSayEverythingAgain(TestDatabase database) throws Exception {
        try (var hub = HubProcess.ready(folder, database);
                var node = new TestNode(
                        hub.broker(), topic("NDEATH"), Speech.death(0).bytes())) {
            node.subscribe(topic("NCMD"));
            node.publish(
                    topic("NDATA"), Speech.data(7).decimal("host/heat", 1, "").bytes());

            await().atMost(PATIENCE).until(() -> node.arrived().contains(topic("NCMD")));
            assertThat(hub.nodes()).contains("\"online\":false,\"since\":null");
        }
    }

    @Test
    void carriesMqtt5BetweenItsClients(TestDatabase database) throws Exception {
        try (var hub = HubProcess.ready(folder, database);
                var node = new TestNode(
                        hub.broker(), topic("NDEATH"), Speech.death(0).bytes())) {
            node.subscribe("flightcase/v1/#");
            node.publish("flightcase/v1/tour/fc-test/orders", new byte[64 * 1024]);

            await().atMost(PATIENCE).until(() -> node.arrived().contains("flightcase/v1/tour/fc-test/orders"));
            assertThat(hub.output()).doesNotContain("WARNING").doesNotContain(" WARN ");
        }
    }

    @Test
    void ordersAreInItsOwnPostgresAndSurviveAKill() throws Exception {
        try (var reachable = ReachableFolder.make()) {
            var own = "[database]\nprograms = \"" + ReachableFolder.programs() + "\"\n";
            try (var hub = HubProcess.ready(reachable.path(), own);
                    var node = new OrdersNode(hub.broker(), "fc-own")) {
                node.send(Journals.run("fc-own", 5, 1, 20));
                await().atMost(PATIENCE).until(() -> node.mark(5) == 20);
                hub.kill();
                // The server ends with the hub, though nobody could tell it to.
                var pidFile = reachable.path().resolve("data/postgres/cluster/postmaster.pid");
                await().atMost(PATIENCE).until(() -> Files.notExists(pidFile));
            }
            try (var hub = HubProcess.ready(reachable.path(), own);
                    var node = new OrdersNode(hub.broker(), "fc-own")) {
                node.send(Journals.run("fc-own", 5, 21, 21));
                await().atMost(PATIENCE).until(() -> node.mark(5) == 21);
                hub.terminate();
                assertThat(hub.exitCode()).isZero();
                assertThat(hub.output()).doesNotContain("ERROR");
            }
        }
    }

    @Test
    void aDatabaseThatRefusesIsOneLine(TestDatabase database) throws Exception {
        var wrong = database.toml().replaceAll("(?m)^password = .*", "password = \"secret-word\"");
        try (var hub = HubProcess.launch(folder, config(0, 0) + wrong)) {
            assertThat(hub.exitCode()).isEqualTo(69);
            assertThat(hub.output())
                    .contains("database.password")
                    .doesNotContain("secret-word")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void aTakenBrokerPortIsOneLine() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var hub = HubProcess.launch(folder, config(taken.getLocalPort(), 0))) {
            assertThat(hub.exitCode()).isEqualTo(69);
            assertThat(hub.output())
                    .contains("flightcase-hub: port " + taken.getLocalPort() + " on 127.0.0.1")
                    .contains("broker.port")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void aTakenPagePortIsOneLine(TestDatabase database) throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var hub = HubProcess.launch(folder, config(0, taken.getLocalPort()) + database.toml())) {
            assertThat(hub.exitCode()).isEqualTo(69);
            assertThat(hub.output()).contains("port " + taken.getLocalPort()).doesNotContain("\tat ");
        }
    }

    @Test
    void badConfigurationSaysFileLineKeyValueAndRule() throws Exception {
        try (var hub = HubProcess.launch(folder, "[broker]\nport = 99999\nprot = 1\n")) {
            assertThat(hub.exitCode()).isEqualTo(78);
            assertThat(hub.output())
                    .contains("hub.toml")
                    .contains("broker.port")
                    .contains("99999")
                    .contains("must be between 0 and 65535")
                    .contains("broker.prot")
                    .contains("did you mean port?")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void aFolderThatCanNotBeMadeIsOneLine() throws Exception {
        var file = Files.writeString(folder.resolve("file"), "in the way");
        try (var hub = HubProcess.launch(folder, "[hub]\ndata = \"" + file.resolve("hub") + "\"\n")) {
            assertThat(hub.exitCode()).isEqualTo(69);
            assertThat(hub.output()).contains("hub.data").doesNotContain("\tat ");
        }
    }

    private String config(int brokerPort, int pagePort) {
        return "[hub]\ndata = \"" + folder.resolve("data") + "\"\n[broker]\nport = " + brokerPort + "\n[http]\nport = "
                + pagePort + "\n";
    }

    private static String topic(String type) {
        return "spBv1.0/tour/" + type + "/fc-test";
    }
}
