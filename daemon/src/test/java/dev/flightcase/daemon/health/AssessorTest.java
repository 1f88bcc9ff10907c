package dev.flightcase.daemon.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.hal.Moment;
import dev.flightcase.hal.Quality;
import dev.flightcase.hal.Quantity;
import dev.flightcase.hal.Reading;
import dev.flightcase.hal.Signals;
import dev.flightcase.hal.Snapshot;
import dev.flightcase.hal.Unit;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AssessorTest {
    private static final Instant NOW = Instant.parse("2026-11-21T19:06:00Z");
    private static final Moment TAKEN = new Moment(NOW, 10_000_000_000L);

    private final Assessor assessor = new Assessor(InstantSource.fixed(NOW), ZoneOffset.UTC);
    private final TreeMap<String, Reading> readings = new TreeMap<>();

    @Test
    void saysUntilWhenTheBatteryLastsAndWhatToDo() {
        read(Signals.MINUTES_LEFT, 74, Unit.MINUTE, Quality.GOOD);

        var report = assessor.assess(snapshot());

        assertThat(report.dimensions()).containsEntry(Dimension.POWER, 62);
        assertThat(report.state()).isEqualTo(State.DEGRADED);
        assertThat(report.reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.says()).isEqualTo("Battery lasts until about 20:20.");
            assertThat(reason.threshold()).isEqualTo(90);
            assertThat(reason.age()).hasSeconds(2);
        });
    }

    @Test
    void takesTheWorstSignalOfADimensionAndTheWorstDimensionOfTheNode() {
        read(Signals.CPU_LOAD, 20, Unit.PERCENT, Quality.GOOD);
        read(Signals.TEMPERATURE, 80, Unit.CELSIUS, Quality.GOOD);
        read(Signals.STORAGE_FREE, 50e9, Unit.BYTE, Quality.GOOD);

        var report = assessor.assess(snapshot());

        assertThat(report.dimensions())
                .containsExactlyInAnyOrderEntriesOf(Map.of(Dimension.COMPUTE, 33, Dimension.STORAGE, 100));
        assertThat(report.score()).isEqualTo(33);
        assertThat(report.state()).isEqualTo(State.CRITICAL);
    }

    @Test
    void listsTheWorstReasonFirst() {
        read(Signals.MINUTES_LEFT, 60, Unit.MINUTE, Quality.GOOD);
        read(NodeSignals.SALES_READY, 0, Unit.ONE, Quality.GOOD);

        assertThat(assessor.assess(snapshot()).reasons())
                .extracting(Reason::dimension)
                .containsExactly(Dimension.SALES, Dimension.POWER);
    }

    @Test
    void givesNoScoreToASignalThatIsStale() {
        read(Signals.TEMPERATURE, 99, Unit.CELSIUS, Quality.STALE);
        read(Signals.STORAGE_FREE, 50e9, Unit.BYTE, Quality.GOOD);

        var report = assessor.assess(snapshot());

        assertThat(report.dimensions()).containsOnlyKeys(Dimension.STORAGE);
        assertThat(report.reasons()).isEmpty();
        assertThat(report.coverage()).isEqualTo(0.5);
    }

    @Test
    void isUnknownAndNotGoodWhenNothingIsFresh() {
        var report = assessor.assess(snapshot());

        assertThat(report.state()).isEqualTo(State.UNKNOWN);
        assertThat(report.score()).isZero();
        assertThat(report.dimensions()).isEmpty();
    }

    @Test
    void neverCallsALostHubCritical() {
        read(NodeSignals.UPLINK_SILENCE, 1e6, Unit.SECOND, Quality.GOOD);

        assertThat(assessor.assess(snapshot()).state()).isEqualTo(State.DEGRADED);
    }

    private void read(String signal, double value, Unit unit, Quality quality) {
        var taken = new Moment(NOW.minusSeconds(2), TAKEN.ticks() - 2_000_000_000L);
        readings.put(signal, new Reading(signal, new Quantity(value, unit), taken, quality, "test"));
    }

    private Snapshot snapshot() {
        Set<String> expected = new TreeSet<>(readings.keySet());
        return new Snapshot(TAKEN, new TreeSet<>(expected), readings, none(), none(), none());
    }

    private static <V> SortedMap<String, V> none() {
        return new TreeMap<>();
    }
}
