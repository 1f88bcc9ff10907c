package dev.flightcase.hal.battery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.hal.Chemistry;
import dev.flightcase.hal.FakeTime;
import dev.flightcase.hal.Quality;
import dev.flightcase.hal.Quantity;
import dev.flightcase.hal.Reading;
import dev.flightcase.hal.Sample;
import dev.flightcase.hal.Signals;
import dev.flightcase.hal.Snapshot;
import dev.flightcase.hal.Unit;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class BatterySensorTest {

    private static final BatteryPack PACK = new BatteryPack(Chemistry.LI_ION, 1, 10, 0.05, 3.0);
    private static final Duration PERIOD = Duration.ofSeconds(2);

    private final FakeTime time = new FakeTime();
    private final SortedMap<String, Reading> readings = new TreeMap<>();
    private final TreeSet<String> expected = new TreeSet<>();
    private final BatterySensor sensor =
            new BatterySensor(PACK, ShutdownRule.defaults(), Optional.empty(), this::snapshot, PERIOD);

    @Test
    void failsUntilThereIsSomethingToSay() {
        expected.add(Signals.BATTERY_CURRENT);

        assertThat(sensor.read())
                .hasSize(5)
                .allSatisfy(sample -> assertThat(sample).isInstanceOf(Sample.Failed.class));
        assertThat(sensor.decision()).isInstanceOf(Decision.Stay.class);
    }

    @Test
    void saysMinutesWithTheirBandAndHowThePercentWasGot() {
        for (int i = 0; i < 60; i++) {
            read(3.75, -1);
        }

        var samples = sensor.read();

        assertThat(samples)
                .hasSize(5)
                .allSatisfy(sample -> assertThat(sample)
                        .isInstanceOfSatisfying(
                                Sample.Measured.class,
                                measured -> assertThat(measured.reading().source())
                                        .isEqualTo("estimating, battery model (coulombs)")));
        assertThat(value(samples, Signals.MINUTES_LEFT))
                .isBetween(value(samples, Signals.MINUTES_LEFT_LOW), value(samples, Signals.MINUTES_LEFT_HIGH));
    }

    @Test
    void oneStaleReadingIsNotCountedAgainAndAgain() {
        for (int i = 0; i < 30; i++) {
            read(3.4, -1);
        }
        read(3.1, -1);
        for (int i = 0; i < 10; i++) {
            sensor.read();
        }

        assertThat(sensor.decision()).isNotInstanceOf(Decision.StopNow.class);
    }

    @Test
    void aPackThatRunsEmptyIsStoppedBeforeItsCutOff() {
        double volts = 3.9;
        while (!(sensor.decision() instanceof Decision.StopNow)) {
            volts -= 0.0005;
            assertThat(volts).as("still running at the cut-off").isGreaterThan(3.05);
            read(volts, -3);
        }

        assertThat(volts).isLessThan(3.4);
    }

    @Test
    void aSensorThatDiesSaysNothingAboutTheBattery() {
        for (int i = 0; i < 100; i++) {
            read(3.45, -3);
        }
        readings.clear();
        time.advance(Duration.ofSeconds(90));
        sensor.read();
        time.advance(Duration.ofMinutes(10));
        sensor.read();

        assertThat(sensor.decision())
                .isInstanceOfSatisfying(
                        Decision.Stay.class,
                        stay -> assertThat(stay.evidence()).containsExactly("no fresh reading of the battery"));
    }

    /** A board with a gauge chip and no current: minutes from how the percent falls. */
    @Test
    void withoutACurrentTheMinutesComeFromTheFallOfTheGauge() {
        expected.add(Signals.GAUGE_CHARGE);
        for (int second = 0; second < 1800; second += 2) {
            time.advance(PERIOD);
            put(Signals.BATTERY_VOLTAGE, 3.8, Unit.VOLT);
            put(Signals.GAUGE_CHARGE, 80 - second / 180.0, Unit.PERCENT);
            sensor.read();
        }

        var samples = sensor.read();

        assertThat(value(samples, Signals.BATTERY_CHARGE)).isBetween(69.0, 71.0);
        assertThat(value(samples, Signals.MINUTES_LEFT)).isBetween(200.0, 220.0);
        assertThat(samples.getFirst())
                .isInstanceOfSatisfying(
                        Sample.Measured.class,
                        measured -> assertThat(measured.reading().source()).isEqualTo("battery model (gauge)"));
    }

    private void read(double volts, double amperes) {
        time.advance(PERIOD);
        put(Signals.BATTERY_VOLTAGE, volts, Unit.VOLT);
        put(Signals.BATTERY_CURRENT, amperes, Unit.AMPERE);
        sensor.read();
    }

    private void put(String signal, double value, Unit unit) {
        expected.add(signal);
        readings.put(
                signal,
                new Reading(signal, new Quantity(value, unit), time.timebase().now(), Quality.GOOD, "test"));
    }

    private static double value(Iterable<Sample> samples, String signal) {
        for (var sample : samples) {
            if (sample instanceof Sample.Measured(Reading reading)
                    && reading.signal().equals(signal)) {
                return reading.quantity().value();
            }
        }
        throw new AssertionError("no value of " + signal);
    }

    private Snapshot snapshot() {
        return new Snapshot(
                time.timebase().now(), expected, readings, new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    }
}
