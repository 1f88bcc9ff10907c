package dev.flightcase.uplink.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flightcase.uplink.Ambient;
import dev.flightcase.uplink.Backoff;
import dev.flightcase.uplink.CountingSequence;
import dev.flightcase.uplink.LinkState;
import dev.flightcase.uplink.LinkTiming;
import dev.flightcase.uplink.Metric;
import dev.flightcase.uplink.MetricType;
import dev.flightcase.uplink.MetricValue;
import dev.flightcase.uplink.UplinkConfig;
import dev.flightcase.uplink.sparkplug.Heartbeat;
import dev.flightcase.uplink.wire.Decoded;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The heartbeat against a real broker, seen by another client of it. */
class HeartbeatIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final CountingSequence sequence = new CountingSequence();

    private final AtomicInteger load = new AtomicInteger();
    private Mosquitto broker;
    private Witness witness;

    @BeforeEach
    void startBroker() throws IOException, MqttException {
        broker = Mosquitto.started(folder);
        witness = new Witness(broker.uri());
    }

    @AfterEach
    void stopBroker() throws IOException, InterruptedException, MqttException {
        if (broker != null) {
            witness.close();
            broker.thaw();
            broker.close();
        }
    }

    @Test
    void isBornReportsAndDies() {
        try (var heartbeat = started(broker.uri())) {
            await().atMost(PATIENCE).until(() -> witness.types().contains("NBIRTH"));
            load.set(1);
            await().atMost(PATIENCE).until(() -> witness.types().contains("NDATA"));
            assertThat(heartbeat.state()).isInstanceOf(LinkState.Online.class);
        }

        await().atMost(PATIENCE).until(() -> witness.types().contains("NDEATH"));
        assertThat(witness.types().getFirst()).isEqualTo("NBIRTH");
        assertThat(witness.last("NBIRTH").payload().getSeq()).isZero();
        assertThat(witness.last("NDATA").metric("host/load").getIntValue()).isEqualTo(1);
        assertThat(witness.last("NDEATH").bdSeq())
                .isEqualTo(witness.last("NBIRTH").bdSeq());
    }

    @Test
    void rebirthOnCommand() throws MqttException {
        try (var heartbeat = started(broker.uri())) {
            await().atMost(PATIENCE).until(() -> witness.types().contains("NBIRTH"));
            witness.publish("spBv1.0/flightcase/NCMD/fc-abc", Decoded.rebirthCommand());

            await().atMost(PATIENCE).until(() -> births() == 2);
            assertThat(witness.types()).containsExactly("NBIRTH", "NCMD", "NBIRTH");
            assertThat(witness.messages().stream()
                            .filter(message -> message.type().equals("NBIRTH"))
                            .map(Decoded::bdSeq))
                    .containsExactly(0L, 0L);
            assertThat(heartbeat.counts().commands()).isEqualTo(1);
        }
    }

    @Test
    void theNextStartHasTheNextNumber() {
        try (var _ = started(broker.uri())) {
            await().atMost(PATIENCE).until(() -> births() == 1);
        }
        try (var _ = started(broker.uri())) {
            await().atMost(PATIENCE).until(() -> births() == 2);

            assertThat(witness.last("NBIRTH").bdSeq()).isEqualTo(1);
        }
    }

    @Test
    void comesBackWhenTheBrokerDoes() throws Exception {
        try (var heartbeat = started(broker.uri())) {
            await().atMost(PATIENCE).until(() -> witness.types().contains("NBIRTH"));
            broker.kill();
            await().atMost(PATIENCE).until(() -> heartbeat.state() instanceof LinkState.Waiting);
            broker.start();
            await().atMost(PATIENCE).until(() -> heartbeat.state() instanceof LinkState.Online);

            assertThat(heartbeat.counts().connects()).isEqualTo(2);
        }
    }

    @Test
    void aLinkThatIsOnlyHalfThereIsFoundAndBuiltAnew() throws Exception {
        try (var heartbeat = started(broker.uri())) {
            await().atMost(PATIENCE).until(() -> witness.types().contains("NBIRTH"));
            broker.freeze();
            await().atMost(PATIENCE).until(() -> !(heartbeat.state() instanceof LinkState.Online));
            broker.thaw();
            await().atMost(PATIENCE).until(() -> heartbeat.state() instanceof LinkState.Online);

            await().atMost(PATIENCE).until(() -> births() == 2);
            assertThat(witness.last("NBIRTH").bdSeq()).isPositive();
        }
    }

    @Test
    void theBrokerAnnouncesTheDeathOfANodeThatVanishes() throws Exception {
        var heartbeat = started(broker.uri());
        await().atMost(PATIENCE).until(() -> witness.types().contains("NBIRTH"));

        // A second one under the same name takes the connection over: to the broker the first one is dead.
        try (var second = started(broker.uri())) {
            await().atMost(PATIENCE).until(() -> witness.types().contains("NDEATH"));
            heartbeat.close();

            var death = witness.messages().stream()
                    .filter(message -> message.type().equals("NDEATH"))
                    .findFirst();
            assertThat(death.orElseThrow().bdSeq()).isZero();
            assertThat(death.orElseThrow().payload().hasSeq()).isFalse();
            await().atMost(PATIENCE).until(() -> second.state() instanceof LinkState.Online);
        }
    }

    @Test
    void takesTheSecondBrokerWhenTheFirstIsNotThere() throws Exception {
        broker.kill();
        var first = broker.uri();
        var folderOfSecond = Files.createDirectory(folder.resolve("second"));
        try (var other = Mosquitto.started(folderOfSecond);
                var heartbeat = started(first, other.uri())) {
            await().atMost(PATIENCE).until(() -> heartbeat.state() instanceof LinkState.Online);

            assertThat(heartbeat.state())
                    .isInstanceOfSatisfying(
                            LinkState.Online.class,
                            online -> assertThat(online.broker()).isEqualTo(other.uri()));
        }
    }

    private long births() {
        return witness.types().stream().filter("NBIRTH"::equals).count();
    }

    private Heartbeat started(URI... brokers) {
        var timing = new LinkTiming(
                Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(3), Duration.ofSeconds(2));
        var backoff = new Backoff(Duration.ofMillis(50), Duration.ofMillis(500));
        var config = new UplinkConfig(List.of(brokers), "flightcase", Duration.ofMillis(100), timing, backoff);
        var heartbeat = new Heartbeat(config, "fc-abc", this::sample, sequence, new PahoTransport(), Ambient.system());
        heartbeat.start();
        return heartbeat;
    }

    private List<Metric> sample() {
        return List.of(
                new Metric("host/load", MetricValue.of(load.get()), Instant.now(), Map.of(Metric.UNIT, "%")),
                new Metric("power/charge", MetricValue.absent(MetricType.DOUBLE), Instant.now()));
    }
}
