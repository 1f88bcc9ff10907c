package dev.flightcase.daemon.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.hal.Moment;
import dev.flightcase.hal.Quality;
import dev.flightcase.hal.Quantity;
import dev.flightcase.hal.Reading;
import dev.flightcase.hal.Signals;
import dev.flightcase.hal.Snapshot;
import dev.flightcase.hal.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatteryCheckTest {
    private static final Moment NOW = new Moment(Instant.parse("2026-06-01T12:00:00Z"), 0);

    private static Finding look(Snapshot readings, @Nullable Duration event) throws Exception {
        var end = Optional.ofNullable(event).map(left -> NOW.at().plus(left));
        return BatteryCheck.of(() -> readings, () -> end, NOW::at).probe().look();
    }

    private static Snapshot snapshot(Set<String> expected, Map<String, Double> minutes, Map<String, String> undefined) {
        var readings = new TreeMap<String, Reading>();
        minutes.forEach((signal, value) -> readings.put(
                signal, new Reading(signal, new Quantity(value, Unit.MINUTE), NOW, Quality.GOOD, "battery model")));
        return new Snapshot(
                NOW, new TreeSet<>(expected), readings, new TreeMap<>(undefined), new TreeMap<>(), new TreeMap<>());
    }

    /** Minutes at least and likely, minutes until the event ends; -1 for one that does not say. */
    @ParameterizedTest
    @CsvSource({
        "300, 400, 240, OK, 'about 6 h 40 min, at least 5 h 0 min; the event ends in 4 h 0 min'",
        "200, 300, 240, WARN, at least 3 h 20 min",
        "40, 50, 240, WARN, not for all of it",
        "300, 400, -1, OK, an event of 4 h 0 min",
        "100, 130, -1, WARN, an event of 4 h 0 min",
    })
    void theCarefulEndOfTheBandCounts(double least, double likely, int event, Status status, String says)
            throws Exception {
        var readings = snapshot(
                Set.of(Signals.MINUTES_LEFT, Signals.MINUTES_LEFT_LOW),
                Map.of(Signals.MINUTES_LEFT, likely, Signals.MINUTES_LEFT_LOW, least),
                Map.of());

        var finding = look(readings, event < 0 ? null : Duration.ofMinutes(event));

        assertThat(finding.status()).isEqualTo(status);
        assertThat(finding.says()).contains(says);
    }

    @Test
    void aBatteryThatChargesIsWell() throws Exception {
        var readings = snapshot(
                Set.of(Signals.MINUTES_LEFT), Map.of(), Map.of(Signals.MINUTES_LEFT, "the battery is not discharging"));

        assertThat(look(readings, null))
                .isEqualTo(Finding.ok("The battery does not run down now: the battery is not discharging."));
    }

    @Test
    void whatIsNotKnownIsNotCalledGood() throws Exception {
        var finding = look(snapshot(Set.of(Signals.MINUTES_LEFT), Map.of(), Map.of()), null);

        assertThat(finding.status()).isEqualTo(Status.UNKNOWN);
        assertThat(finding.action()).contains("flightcase hardware");
    }

    @Test
    void aNodeWithoutAPowerBoardHasNothingToCheck() throws Exception {
        assertThat(look(snapshot(Set.of(), Map.of(), Map.of()), null).status()).isEqualTo(Status.OK);
    }
}
