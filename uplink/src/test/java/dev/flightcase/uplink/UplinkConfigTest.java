package dev.flightcase.uplink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UplinkConfigTest {
    @Test
    void aBrokerWithoutPortGetsTheUsualOne() {
        var config = UplinkConfig.toBrokers(List.of(
                URI.create("mqtt://hub.example"),
                URI.create("mqtts://hub.example"),
                URI.create("mqtt://10.0.0.2:2883/")));

        assertThat(config.brokers())
                .containsExactly(
                        URI.create("mqtt://hub.example:1883"),
                        URI.create("mqtts://hub.example:8883"),
                        URI.create("mqtt://10.0.0.2:2883"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tcp://hub:1883",
                "http://hub",
                "hub:1883",
                "mqtt:hub",
                "mqtt:///",
                "mqtt://hub:0",
                "mqtt://hub:70000",
                "mqtt://hub/path",
                "mqtt://hub?x=1"
            })
    void whatIsNoBrokerIsRefusedByName(String broker) {
        assertThatThrownBy(() -> UplinkConfig.toBrokers(List.of(URI.create(broker))))
                .isInstanceOf(UplinkException.class)
                .hasMessageContaining(broker)
                .hasMessageContaining("must be mqtt://host");
    }

    @Test
    void aPasswordInAnAddressIsRefusedAndNotRepeated() {
        assertThatThrownBy(() -> UplinkConfig.toBrokers(List.of(URI.create("mqtt://me:secret@hub:1883"))))
                .isInstanceOf(UplinkException.class)
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "a+b", "#", "a b", "größe", "a\u0000b"})
    void idsThatCanNotStandInATopicAreRefused(String id) {
        assertThatThrownBy(() -> new NodeAddress("flightcase", id)).isInstanceOf(UplinkException.class);
        assertThatThrownBy(() -> new NodeAddress(id, "fc-1")).isInstanceOf(UplinkException.class);
    }

    @Test
    void boundsAreKept() {
        assertThatThrownBy(() ->
                        new UplinkConfig(List.of(), "g", Duration.ofMillis(99), LinkTiming.DEFAULT, Backoff.DEFAULT))
                .isInstanceOf(UplinkException.class);
        assertThatThrownBy(() -> new LinkTiming(
                        Duration.ofMillis(1500), Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1)))
                .isInstanceOf(UplinkException.class)
                .hasMessageContaining("whole seconds");
        assertThatThrownBy(() -> new LinkTiming(
                        Duration.ofSeconds(1), Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(1)))
                .isInstanceOf(UplinkException.class);
    }

    @Test
    void numbersThatAreNoneAreAbsent() {
        assertThat(MetricValue.of(Double.NaN)).isEqualTo(MetricValue.absent(MetricType.DOUBLE));
        assertThat(MetricValue.of(Double.POSITIVE_INFINITY)).isEqualTo(MetricValue.absent(MetricType.DOUBLE));
        assertThatThrownBy(() -> new MetricValue.DoubleValue(Double.NaN)).isInstanceOf(UplinkException.class);
    }

    @Test
    void metricsHaveBounds() {
        var longText = "x".repeat(MetricValue.TEXT_LENGTH_MAX + 1);
        assertThatThrownBy(() -> MetricValue.of(longText)).isInstanceOf(UplinkException.class);
        assertThatThrownBy(() -> new Metric(" ", MetricValue.of(1), Instant.EPOCH))
                .isInstanceOf(UplinkException.class);
        assertThatThrownBy(() -> new Metric("x".repeat(201), MetricValue.of(1), Instant.EPOCH, Map.of()))
                .isInstanceOf(UplinkException.class);
    }
}
