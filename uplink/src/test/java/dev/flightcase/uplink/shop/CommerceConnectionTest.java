package dev.flightcase.uplink.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.flightcase.uplink.Ambient;
import dev.flightcase.uplink.Backoff;
import dev.flightcase.uplink.LinkState;
import dev.flightcase.uplink.LinkTiming;
import dev.flightcase.uplink.commerce.CommerceConfig;
import dev.flightcase.uplink.commerce.HubKeys;
import dev.flightcase.uplink.commerce.InMemoryOutbox;
import dev.flightcase.uplink.wire.HubSide;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommerceConnectionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final InMemoryOutbox outbox = new InMemoryOutbox();
    private final FakeChannels channels = new FakeChannels();

    @Test
    void isOffWithoutABroker() {
        var connection = connection(List.of());
        connection.start();
        connection.close();

        assertThat(connection.status().link()).isEqualTo(new LinkState.Off());
        assertThat(channels.requests()).isEmpty();
    }

    @Test
    void sendsSettlesAndSaysGoodbye() {
        outbox.grow(2);
        var connection = connection(List.of(URI.create("mqtt://hub")));
        connection.start();
        await().atMost(PATIENCE).until(() -> channels.count() == 1);
        channels.channel().listener().up(10);
        await().atMost(PATIENCE).until(() -> channels.channel().spans().equals(List.of("1-2")));
        outbox.grow(1);
        connection.journalGrew();
        await().atMost(PATIENCE).until(() -> channels.channel().spans().equals(List.of("1-2", "3-3")));
        channels.channel().arrive("receipts", HubSide.receipt(Stage.NODE, 7, 3, 0), 1);
        await().atMost(PATIENCE).until(() -> outbox.done() == 3);
        connection.close();

        assertThat(channels.channel().saidGoodbye()).isTrue();
        assertThat(connection.status().link()).isEqualTo(new LinkState.Off());
    }

    @Test
    void closesWhileConnecting() {
        var connection = connection(List.of(URI.create("mqtt://hub")));
        connection.start();
        await().atMost(PATIENCE).until(() -> channels.count() == 1);

        assertTimeoutPreemptively(PATIENCE, connection::close);

        assertThat(channels.channel().abandoned()).isTrue();
    }

    @Test
    void closesWhileAGoodbyeHangs() {
        var connection = connection(List.of(URI.create("mqtt://hub")));
        connection.start();
        await().atMost(PATIENCE).until(() -> channels.count() == 1);
        channels.channel().hangGoodbye();
        channels.channel().listener().up(10);
        await().atMost(PATIENCE).until(() -> connection.status().link() instanceof LinkState.Online);

        assertTimeoutPreemptively(PATIENCE, connection::close);

        assertThat(channels.channel().abandoned()).isTrue();
        assertThat(connection.status().link()).isEqualTo(new LinkState.Off());
    }

    @Test
    void aBrokenDiskCostsTheLinkAndNotTheConnection() {
        outbox.grow(1);
        outbox.broken(true);
        try (var connection = connection(List.of(URI.create("mqtt://hub")))) {
            connection.start();
            await().atMost(PATIENCE).until(() -> channels.count() == 1);
            channels.channel().listener().up(10);
            await().atMost(PATIENCE).until(() -> channels.count() == 2);
            outbox.broken(false);
            channels.channel().listener().up(10);

            await().atMost(PATIENCE).until(() -> channels.channel().spans().equals(List.of("1-1")));
        }
    }

    private CommerceConnection connection(List<URI> brokers) {
        var timing = new LinkTiming(
                Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofMillis(100));
        var config = new CommerceConfig(
                brokers,
                "flightcase",
                CommerceConfig.Sending.DEFAULT,
                CommerceConfig.Metering.DEFAULT,
                timing,
                new Backoff(Duration.ofMillis(1), Duration.ofMillis(10)));
        var peers = new Peers(Stage.NODE, outbox, new FakeNews(), new HubKeys(List.of()), channels);
        return new CommerceConnection(config, peers, Ambient.system());
    }
}
