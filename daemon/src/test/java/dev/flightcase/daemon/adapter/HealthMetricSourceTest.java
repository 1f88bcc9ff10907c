package dev.flightcase.daemon.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.daemon.health.Assessor;
import dev.flightcase.daemon.health.NodeSignals;
import dev.flightcase.hal.Moment;
import dev.flightcase.hal.Plausibility;
import dev.flightcase.hal.Quality;
import dev.flightcase.hal.Quantity;
import dev.flightcase.hal.Reading;
import dev.flightcase.hal.Signal;
import dev.flightcase.hal.Snapshot;
import dev.flightcase.hal.Unit;
import dev.flightcase.uplink.Metric;
import dev.flightcase.uplink.MetricType;
import dev.flightcase.uplink.MetricValue;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class HealthMetricSourceTest {
    private static final Instant NOW = Instant.parse("2026-11-21T19:06:00Z");
    private static final Moment TAKEN = new Moment(NOW, 10_000_000_000L);
    private static final Plausibility ANY = Plausibility.between(-1e9, 1e9);

    private final TreeMap<String, Reading> readings = new TreeMap<>();

    @Test
    void everySignalIsThereFromTheBirthOnWhetherKnownOrNot() {
        read("host.temperature", 48.5, Unit.CELSIUS);

        var metrics = sample(
                new Signal("host.temperature", Unit.CELSIUS, ANY), new Signal("power.current", Unit.AMPERE, ANY));

        assertThat(metrics)
                .extracting(Metric::name)
                .containsExactly(
                        "health/score",
                        "health/state",
                        "health/coverage",
                        "node/name",
                        "node/version",
                        "host/temperature",
                        "power/current");
        assertThat(metrics.get(5).value()).isEqualTo(MetricValue.of(48.5));
        assertThat(metrics.get(5).at()).isEqualTo(NOW.minusSeconds(2));
        assertThat(metrics.get(5).properties()).containsEntry(Metric.UNIT, Unit.CELSIUS.symbol());
        assertThat(metrics.get(6).value()).isEqualTo(MetricValue.absent(MetricType.DOUBLE));
    }

    @Test
    void theSilenceOfTheUplinkIsNotToldThroughTheUplink() {
        assertThat(sample(new Signal(NodeSignals.UPLINK_SILENCE, Unit.SECOND, ANY)))
                .extracting(Metric::name)
                .doesNotContain("uplink/silence");
    }

    private void read(String signal, double value, Unit unit) {
        var taken = new Moment(NOW.minusSeconds(2), TAKEN.ticks() - 2_000_000_000L);
        readings.put(signal, new Reading(signal, new Quantity(value, unit), taken, Quality.GOOD, "test"));
    }

    private List<Metric> sample(Signal... signals) {
        var snapshot = new Snapshot(
                TAKEN, new TreeSet<>(readings.keySet()), readings, new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        var report = new Assessor(InstantSource.fixed(NOW), ZoneOffset.UTC).assess(snapshot);
        return new HealthMetricSource(
                        () -> report, List.of(signals), () -> Map.of("node/version", "1", "node/name", "Stall"))
                .sample();
    }
}
