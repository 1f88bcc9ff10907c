package dev.flightcase.uplink.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import dev.flightcase.contract.commerce.Command;
import dev.flightcase.contract.commerce.CommandResult.Outcome;
import dev.flightcase.contract.commerce.ResendFrom;
import dev.flightcase.uplink.Ambient;
import dev.flightcase.uplink.Backoff;
import dev.flightcase.uplink.LinkState;
import dev.flightcase.uplink.LinkTiming;
import dev.flightcase.uplink.commerce.AllotmentNews;
import dev.flightcase.uplink.commerce.CatalogNews;
import dev.flightcase.uplink.commerce.CommandOutcome;
import dev.flightcase.uplink.commerce.CommerceConfig;
import dev.flightcase.uplink.commerce.HubKeys;
import dev.flightcase.uplink.commerce.HubNews;
import dev.flightcase.uplink.commerce.InMemoryOutbox;
import dev.flightcase.uplink.commerce.NodeConfiguration;
import dev.flightcase.uplink.commerce.NodeStanding;
import dev.flightcase.uplink.shop.CommerceConnection;
import dev.flightcase.uplink.shop.Peers;
import dev.flightcase.uplink.wire.HubSide;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders over a real broker to a hub of a few lines. */
class CommerceIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long EPOCH = 7;

    @TempDir
    private Path folder;

    private final InMemoryOutbox outbox = new InMemoryOutbox();
    private final HubSide keys = new HubSide();
    private Mosquitto broker;
    private FakeHub hub;

    @BeforeEach
    void start() throws IOException, MqttException {
        broker = Mosquitto.started(folder);
        hub = new FakeHub(broker.uri());
    }

    @AfterEach
    void stop() throws IOException, InterruptedException, MqttException {
        if (broker != null) {
            broker.thaw();
            hub.close();
            broker.close();
        }
    }

    @Test
    void aBacklogDrainsAndANewEntryFollows() {
        outbox.grow(5_000);
        try (var connection = started(broker.uri())) {
            await().atMost(PATIENCE).until(() -> outbox.done() == 5_000);
            outbox.grow(1);
            connection.journalGrew();
            await().atMost(PATIENCE).until(() -> outbox.done() == 5_001);

            assertThat(hub.entries(EPOCH)).hasSize(5_001);
            var orders = connection.status().lanes().orders();
            assertThat(orders.resent()).isZero();
            assertThat(orders.acknowledged()).isEqualTo(orders.messages());
            assertThat(orders.bytes() / 5_001).isLessThan(600);
            assertThat(connection.status().progress().waiting()).isZero();
            await().atMost(PATIENCE).until(() -> !hub.reports().isEmpty());
        }
    }

    @Test
    void aBrokerThatForgetsWhatItConfirmedCostsNothing() throws IOException, MqttException {
        hub.mute(true);
        outbox.grow(100);
        try (var connection = started(broker.uri())) {
            await().atMost(PATIENCE)
                    .until(() -> connection.status().lanes().orders().acknowledged() > 0);
            // Kept in memory only, so that killing it wipes its data, retained receipts and all.
            broker.kill();
            hub.close();
            outbox.grow(100);
            broker.start();
            hub.mute(false);
            hub.connect(broker.uri());

            await().atMost(PATIENCE).until(() -> outbox.done() == 200);
            assertThat(hub.entries(EPOCH)).hasSize(200);
            assertThat(connection.status().connects()).isEqualTo(2);
        }
    }

    @Test
    void ordersWaitForABrokerThatComesLater() throws IOException, MqttException {
        hub.close();
        broker.kill();
        outbox.grow(50);
        try (var connection = started(broker.uri())) {
            await().atMost(PATIENCE).until(() -> connection.status().failures() > 1);
            broker.start();
            hub.connect(broker.uri());
            connection.linkChanged();

            await().atMost(PATIENCE).until(() -> outbox.done() == 50);
        }
    }

    @Test
    void aHalfOpenLinkIsFoundAndReplaced() throws IOException {
        try (var way = new Swallow(broker.uri());
                var connection = started(way.uri())) {
            await().atMost(PATIENCE).until(() -> connection.status().link() instanceof LinkState.Online);
            way.swallow(true);
            outbox.grow(10);
            connection.journalGrew();
            await().atMost(PATIENCE).until(() -> !(connection.status().link() instanceof LinkState.Online));
            way.swallow(false);

            await().atMost(PATIENCE).until(() -> outbox.done() == 10);
            assertThat(way.accepted()).isGreaterThan(1);
        }
    }

    @Test
    void aHalfOpenLinkIsReplacedAtOnceWhenTheNetworkChanges() throws IOException {
        try (var way = new Swallow(broker.uri());
                var connection = started(way.uri(), LinkTiming.DEFAULT)) {
            await().atMost(PATIENCE).until(() -> connection.status().link() instanceof LinkState.Online);
            outbox.grow(10);
            way.swallow(true);
            connection.journalGrew();
            connection.linkChanged();
            await().atMost(PATIENCE).until(() -> connection.status().failures() > 0);
            way.swallow(false);
            connection.linkChanged();

            await().atMost(PATIENCE).until(() -> outbox.done() == 10);
            assertThat(connection.status().trouble().receiptTimeouts()).isZero();
        }
    }

    @Test
    void aHubThatWasRestoredGetsWhatItForgot() throws MqttException {
        outbox.grow(300);
        try (var connection = started(broker.uri())) {
            await().atMost(PATIENCE).until(() -> outbox.done() == 300);
            hub.forget(EPOCH, 101);
            long now = System.currentTimeMillis();
            hub.say(
                    "commands",
                    keys.signed(
                            "Command",
                            Command.newBuilder()
                                    .setId(ByteString.copyFrom(new byte[16]))
                                    .setNode("fc-abcdefghij")
                                    .setIssuedAt(now)
                                    .setExpiresAt(now + 60_000)
                                    .setResendFrom(ResendFrom.newBuilder()
                                            .setEpoch(EPOCH)
                                            .setSequence(101))
                                    .build()));

            await().atMost(PATIENCE).until(() -> hub.mark(EPOCH) == 300);
            await().atMost(PATIENCE).until(() -> outbox.done() == 300);
            await().atMost(PATIENCE)
                    .until(() -> hub.reports().stream()
                            .flatMap(report -> report.getCommandsList().stream())
                            .anyMatch(result -> result.getOutcome() == Outcome.DONE));
            assertThat(connection.status().lanes().orders().resent()).isPositive();
        }
    }

    @Test
    void aProcessThatStartsAgainGoesOnWhereTheHubIs() {
        outbox.grow(200);
        try (var _ = started(broker.uri())) {
            await().atMost(PATIENCE).until(() -> outbox.done() == 200);
        }
        long before = hub.batches();
        outbox.grow(1);
        try (var _ = started(broker.uri())) {
            await().atMost(PATIENCE).until(() -> outbox.done() == 201);
        }

        assertThat(hub.batches()).isEqualTo(before + 1);
    }

    private CommerceConnection started(URI at) {
        return started(
                at,
                new LinkTiming(
                        Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofSeconds(1)));
    }

    private CommerceConnection started(URI at, LinkTiming timing) {
        var config = new CommerceConfig(
                List.of(at),
                "flightcase",
                new CommerceConfig.Sending(16, Duration.ofSeconds(2), Duration.ZERO),
                CommerceConfig.Metering.DEFAULT,
                timing,
                new Backoff(Duration.ofMillis(50), Duration.ofMillis(500)));
        var peers = new Peers(
                "fc-abcdefghij", outbox, new Nobody(), new HubKeys(List.of(keys.publicKey())), new PahoTransport());
        var connection = new CommerceConnection(config, peers, Ambient.system());
        connection.start();
        return connection;
    }

    /** Wants nothing of the hub. */
    private static final class Nobody implements HubNews {
        @Override
        public void catalog(CatalogNews news) {
            // Not asked for here.
        }

        @Override
        public void allotments(AllotmentNews news) {
            // Not asked for here.
        }

        @Override
        public CommandOutcome configuration(UUID command, NodeConfiguration wishes) {
            return new CommandOutcome.Done();
        }

        @Override
        public NodeStanding standing() {
            return NodeStanding.NONE;
        }
    }
}
