package dev.flightcase.hal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class GaugesTest {

    private static final Duration PERIOD = Duration.ofSeconds(2);
    private static final Signal VOLTAGE = new Signal(
            Signals.BATTERY_VOLTAGE, Unit.VOLT, Plausibility.between(0, 16.8).changingAtMost(0.5));
    private static final Signal CHARGE = new Signal(Signals.BATTERY_CHARGE, Unit.PERCENT, Plausibility.between(0, 100));

    private final FakeTime time = new FakeTime();
    private final ScriptedSensor voltmeter = new ScriptedSensor(VOLTAGE, PERIOD);
    private final ScriptedSensor gaugeChip = new ScriptedSensor(CHARGE, PERIOD);
    private final Gauges gauges = new Gauges(List.of(voltmeter, gaugeChip), 3);

    @Test
    void keepsTheLastGoodReadingWhenAChipGlitches() {
        give(voltmeter, 13.2);
        give(gaugeChip, 87);
        time.advance(PERIOD);

        give(voltmeter, 0.0);
        give(gaugeChip, 256);

        var snapshot = snapshot();
        assertThat(snapshot.good(Signals.BATTERY_VOLTAGE).orElseThrow().quantity())
                .isEqualTo(new Quantity(13.2, Unit.VOLT));
        assertThat(snapshot.good(Signals.BATTERY_CHARGE).orElseThrow().quantity())
                .isEqualTo(new Quantity(87, Unit.PERCENT));
    }

    @Test
    void keepsWhatItRefusedAsEvidenceAndCountsIt() {
        give(gaugeChip, 256);
        give(gaugeChip, 300);

        var snapshot = snapshot();
        assertThat(snapshot.readings()).isEmpty();
        assertThat(snapshot.evidence()).containsOnlyKeys(Signals.BATTERY_CHARGE);
        var evidence = snapshot.evidence(Signals.BATTERY_CHARGE).orElseThrow();
        assertThat(evidence.count()).isEqualTo(2);
        assertThat(evidence.latest().quality()).isEqualTo(Quality.IMPLAUSIBLE);
        assertThat(evidence.latest().quantity().value()).isEqualTo(300);
        assertThat(evidence.objection()).isEqualTo("outside 0.0 to 100.0");
    }

    @Test
    void aReadingGrowsOldAndThenStale() {
        give(gaugeChip, 87);

        time.advance(PERIOD.multipliedBy(3));
        var last = snapshot();
        time.advance(Duration.ofMillis(1));
        var late = snapshot();

        assertThat(last.age(last.good(Signals.BATTERY_CHARGE).orElseThrow())).isEqualTo(PERIOD.multipliedBy(3));
        assertThat(late.good(Signals.BATTERY_CHARGE)).isEmpty();
        assertThat(late.reading(Signals.BATTERY_CHARGE).orElseThrow().quality()).isEqualTo(Quality.STALE);
    }

    @Test
    void aFailureLeavesTheLastReadingToAge() {
        give(gaugeChip, 87);
        var intake =
                gauges.accept(gaugeChip, List.of(new Sample.Failed(Signals.BATTERY_CHARGE, "the bus does not answer")));

        assertThat(intake.failures()).containsExactly("power.battery-charge: the bus does not answer");
        assertThat(snapshot().good(Signals.BATTERY_CHARGE)).isPresent();
    }

    @Test
    void anUndefinedSignalHasNoValueUntilItIsMeasuredAgain() {
        give(gaugeChip, 87);
        gauges.accept(gaugeChip, List.of(new Sample.Undefined(Signals.BATTERY_CHARGE, "no pack")));
        var without = snapshot();
        give(gaugeChip, 86);

        assertThat(without.readings()).doesNotContainKey(Signals.BATTERY_CHARGE);
        assertThat(without.undefined()).containsEntry(Signals.BATTERY_CHARGE, "no pack");
        assertThat(snapshot().good(Signals.BATTERY_CHARGE)).isPresent();
        assertThat(snapshot().undefined()).isEmpty();
    }

    @Test
    void coverageCountsWhatIsMissingAndNotWhatIsRightlyUndefined() {
        assertThat(snapshot().coverage()).isEqualTo(0);

        give(voltmeter, 13.2);
        assertThat(snapshot().coverage()).isEqualTo(0.5);

        gauges.accept(gaugeChip, List.of(new Sample.Undefined(Signals.BATTERY_CHARGE, "no pack")));
        assertThat(snapshot().coverage()).isEqualTo(1);

        time.advance(PERIOD.multipliedBy(4));
        assertThat(snapshot().coverage()).isEqualTo(0);
        assertThat(snapshot().expected()).containsExactly(Signals.BATTERY_CHARGE, Signals.BATTERY_VOLTAGE);
    }

    @Test
    void nothingExpectedIsNothingKnown() {
        var empty = new Gauges(List.of(), 3).snapshot(time.timebase().now(), List.of());

        assertThat(empty.coverage()).isEqualTo(0);
    }

    @Test
    void refusesTwoSourcesOfOneSignal() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Gauges(List.of(gaugeChip, new ScriptedSensor(CHARGE, PERIOD)), 3))
                .withMessageContaining(Signals.BATTERY_CHARGE);
    }

    @Test
    void takesNothingFromASensorThatBreaksItsPromise() {
        var promised = gaugeChip.measured(time.timebase(), 87);
        var stray = voltmeter.measured(time.timebase(), 13.2);

        assertThatIllegalStateException()
                .isThrownBy(() -> gauges.accept(gaugeChip, List.of(promised, stray)))
                .withMessageContaining(Signals.BATTERY_VOLTAGE);
        assertThat(snapshot().readings()).isEmpty();
    }

    @Test
    void takesNothingInAnotherUnit() {
        var wrong = new Signal(Signals.BATTERY_CHARGE, Unit.VOLT, CHARGE.plausibility());
        var samples =
                new Samples(time.timebase().now(), "test").measured(wrong, 87).toList();

        assertThatIllegalStateException()
                .isThrownBy(() -> gauges.accept(gaugeChip, samples))
                .withMessageContaining("VOLT; must be PERCENT");
    }

    @Test
    void aSnapshotCannotBeChanged() {
        give(gaugeChip, 87);
        var snapshot = snapshot();

        assertThatThrownBy(() -> snapshot.readings().clear()).isInstanceOf(UnsupportedOperationException.class);
        give(gaugeChip, 12);
        assertThat(snapshot.good(Signals.BATTERY_CHARGE)
                        .orElseThrow()
                        .quantity()
                        .value())
                .isEqualTo(87);
    }

    private void give(ScriptedSensor sensor, double value) {
        gauges.accept(sensor, List.of(sensor.measured(time.timebase(), value)));
    }

    private Snapshot snapshot() {
        return gauges.snapshot(time.timebase().now(), List.of());
    }
}
