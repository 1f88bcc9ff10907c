package dev.flightcase.daemon.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.daemon.health.Assessor;
import dev.flightcase.hal.Moment;
import dev.flightcase.hal.Quality;
import dev.flightcase.hal.Quantity;
import dev.flightcase.hal.Reading;
import dev.flightcase.hal.Signals;
import dev.flightcase.hal.Snapshot;
import dev.flightcase.hal.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class HealthJsonTest {
    private static final Instant NOW = Instant.parse("2026-11-21T19:06:00.987Z");
    private static final Moment TAKEN = new Moment(NOW, 10_000_000_000L);

    private final TreeMap<String, Reading> readings = new TreeMap<>();

    @Test
    void aReasonHoldsWhatTheSampleHolds() throws IOException {
        read(Signals.MINUTES_LEFT, 74, Unit.MINUTE, Quality.GOOD);
        read(Signals.CPU_LOAD, 20.12345, Unit.PERCENT, Quality.GOOD);
        read(Signals.STORAGE_FREE, 50e9, Unit.BYTE, Quality.GOOD);

        var json = render();

        var sample = Files.readString(Path.of("src/test/resources/samples/health.json"));
        assertThat(JsonShape.missing(sample, json)).containsExactly("/dimensions/sales");
        assertThat(json)
                .contains("\"at\":\"2026-11-21T19:06:00Z\"")
                .contains("\"ladder\":{\"level\":0,\"since\":\"2026-11-21T19:00:00Z\",\"reason\":null}")
                .contains("\"value\":74,\"unit\":\"min\",\"threshold\":90,\"age_ms\":2000,\"dimension\":\"power\"")
                .contains("\"value\":20.123,")
                .contains("\"quality\":\"good\",\"source\":\"test\"");
    }

    @Test
    void nothingKnownIsNothingGood() {
        assertThat(render()).contains("\"state\":\"UNKNOWN\",\"score\":0", "\"dimensions\":{}", "\"readings\":[]");
    }

    private void read(String signal, double value, Unit unit, Quality quality) {
        var taken = new Moment(NOW.minusSeconds(2), TAKEN.ticks() - 2_000_000_000L);
        readings.put(signal, new Reading(signal, new Quantity(value, unit), taken, quality, "test"));
    }

    private String render() {
        var snapshot = new Snapshot(
                TAKEN, new TreeSet<>(readings.keySet()), readings, new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        var report = new Assessor(InstantSource.fixed(NOW), ZoneOffset.UTC).assess(snapshot);
        var facts = new NodeFacts("fc-aaaaaaaaaa", () -> "Stall", "1", Instant.parse("2026-11-21T19:00:00Z"));
        return new HealthJson(facts).render(report, Optional.empty()).utf8();
    }
}
