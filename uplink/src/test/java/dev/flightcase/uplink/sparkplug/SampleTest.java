package dev.flightcase.uplink.sparkplug;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flightcase.uplink.Metric;
import dev.flightcase.uplink.MetricSource;
import dev.flightcase.uplink.MetricValue;
import dev.flightcase.uplink.UplinkException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleTest {
    @Test
    void namesThatDifferOnlyInCaseAreRefused() {
        assertThatThrownBy(() -> new Sample(metrics("Host/CPU", "host/cpu")))
                .isInstanceOf(UplinkException.class)
                .hasMessageContaining("host/cpu");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bdSeq", "BDSEQ", "Node Control/Rebirth", "Node Control/Anything"})
    void namesThatSparkplugKeepsAreRefused(String name) {
        assertThatThrownBy(() -> new Sample(metrics(name)))
                .isInstanceOf(UplinkException.class)
                .hasMessageContaining(name);
    }

    @Test
    void moreMetricsThanABirthMayHaveAreRefused() {
        var many = IntStream.rangeClosed(0, MetricSource.METRICS_MAX)
                .mapToObj(i -> "m" + i)
                .toArray(String[]::new);

        assertThatThrownBy(() -> new Sample(metrics(many))).isInstanceOf(UplinkException.class);
    }

    private static List<Metric> metrics(String... names) {
        return Stream.of(names)
                .map(name -> new Metric(name, MetricValue.of(1), Instant.EPOCH))
                .toList();
    }
}
