package dev.flightcase.uplink.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.flightcase.uplink.Ambient;
import dev.flightcase.uplink.Backoff;
import dev.flightcase.uplink.BirthDeathSequence;
import dev.flightcase.uplink.LinkState;
import dev.flightcase.uplink.LinkTiming;
import dev.flightcase.uplink.Metric;
import dev.flightcase.uplink.MetricValue;
import dev.flightcase.uplink.UplinkConfig;
import dev.flightcase.uplink.wire.Decoded;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeartbeatTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final FakeTransport transport = new FakeTransport();

    @Test
    void isOffWithoutABroker() {
        var heartbeat = heartbeat(List.of());
        heartbeat.start();
        heartbeat.close();

        assertThat(heartbeat.state()).isEqualTo(new LinkState.Off());
        assertThat(transport.requests()).isEmpty();
    }

    @Test
    void closingWithoutStartDoesNothing() {
        var heartbeat = heartbeat(List.of(URI.create("mqtt://hub")));
        heartbeat.close();

        assertThat(transport.requests()).isEmpty();
    }

    @Test
    void isBornAnswersARebirthAndDies() {
        var heartbeat = heartbeat(List.of(URI.create("mqtt://hub")));
        heartbeat.start();
        await().atMost(PATIENCE).until(() -> heartbeat.state() instanceof LinkState.Online);
        transport.link().listener().arrived("ncmd", Decoded.rebirthCommand());
        await().atMost(PATIENCE).until(() -> heartbeat.counts().births() == 2);
        heartbeat.close();

        assertThat(transport.link().types()).containsExactly("NBIRTH", "NBIRTH", "NDEATH");
        assertThat(transport.link().saidGoodbye()).isTrue();
        assertThat(heartbeat.state()).isEqualTo(new LinkState.Off());
    }

    @Test
    void comesBackAfterALoss() {
        try (var heartbeat = heartbeat(List.of(URI.create("mqtt://hub")))) {
            heartbeat.start();
            await().atMost(PATIENCE).until(() -> heartbeat.state() instanceof LinkState.Online);
            transport.link().listener().lost("timed out");

            await().atMost(PATIENCE).until(() -> heartbeat.counts().connects() == 2);
        }
    }

    @Test
    void closesWhileAConnectHangs() {
        transport.hang();
        var heartbeat = heartbeat(List.of(URI.create("mqtt://hub")));
        heartbeat.start();
        await().atMost(PATIENCE).until(() -> !transport.requests().isEmpty());

        assertTimeoutPreemptively(PATIENCE, heartbeat::close);

        assertThat(heartbeat.state()).isEqualTo(new LinkState.Off());
    }

    @Test
    void closesWhileAGoodbyeHangs() {
        var heartbeat = heartbeat(List.of(URI.create("mqtt://hub")));
        heartbeat.start();
        await().atMost(PATIENCE).until(() -> heartbeat.state() instanceof LinkState.Online);
        transport.link().hangSends();

        assertTimeoutPreemptively(PATIENCE, heartbeat::close);

        assertThat(heartbeat.state()).isEqualTo(new LinkState.Off());
        assertThat(transport.link().abandoned()).isTrue();
    }

    private Heartbeat heartbeat(List<URI> brokers) {
        var timing = new LinkTiming(
                Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofMillis(100));
        var backoff = new Backoff(Duration.ofMillis(1), Duration.ofMillis(10));
        BirthDeathSequence sequence = () -> new BirthDeathSequence.Issued(0, null);
        return new Heartbeat(
                new UplinkConfig(brokers, "flightcase", Duration.ofMinutes(1), timing, backoff),
                "fc-abc",
                () -> List.of(new Metric("load", MetricValue.of(1), Instant.EPOCH)),
                sequence,
                transport,
                Ambient.system());
    }
}
