package dev.flightcase.hal.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.hal.FakeTime;
import dev.flightcase.hal.Reading;
import dev.flightcase.hal.Sample;
import dev.flightcase.hal.Sensor;
import dev.flightcase.hal.Signals;
import dev.flightcase.hal.SimulatedBoardConfig;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SimulatedBoardTest {

    private static final Duration PERIOD = Duration.ofSeconds(2);

    private final FakeTime time = new FakeTime();
    private final Sensor sensor = new SimulatedBoard(SimulatedBoardConfig.defaults(), time.timebase(), PERIOD)
            .sensors()
            .getFirst();

    @Test
    void saysThatItIsSimulatedInEveryReading() {
        assertThat(read().values())
                .hasSize(5)
                .allSatisfy(reading -> assertThat(reading.source()).isEqualTo("simulated"));
    }

    @Test
    void aDemoMinuteShowsTheBatteryFallingAndTheSunRising() {
        var atStart = read();
        time.advance(Duration.ofSeconds(14));
        var beforeSunrise = read();
        time.advance(Duration.ofSeconds(46));
        var afterAMinute = read();

        assertThat(value(beforeSunrise, Signals.BATTERY_CHARGE)).isLessThan(value(atStart, Signals.BATTERY_CHARGE));
        assertThat(value(beforeSunrise, Signals.SOLAR_POWER)).isZero();
        assertThat(value(afterAMinute, Signals.SOLAR_POWER)).isGreaterThan(5);
    }

    @Test
    void minutesLeftAreUndefinedWhileTheSunGivesMore() {
        time.advance(Duration.ofMinutes(6));

        assertThat(sensor.read())
                .hasSize(5)
                .contains(new Sample.Undefined(Signals.MINUTES_LEFT, "the battery is not discharging"));
    }

    @Test
    void passesItsOwnGatesThroughTwoDays() {
        var before = new TreeMap<String, Reading>();
        for (int i = 0; i < 2 * 24 * 30; i++) {
            for (var sample : sensor.read()) {
                if (sample instanceof Sample.Measured(Reading reading)) {
                    assertPlausible(reading, before.put(reading.signal(), reading));
                }
            }
            time.advance(PERIOD);
        }
    }

    private void assertPlausible(Reading reading, @Nullable Reading before) {
        var gate = sensor.signals().stream()
                .filter(signal -> signal.name().equals(reading.signal()))
                .findFirst()
                .orElseThrow()
                .plausibility();
        assertThat(reading.quantity().value()).as(reading.toString()).isBetween(gate.min(), gate.max());
        if (before != null) {
            double change =
                    Math.abs(reading.quantity().value() - before.quantity().value());
            assertThat(change)
                    .as(reading.toString())
                    .isLessThanOrEqualTo(gate.changePerSecondMax() * PERIOD.toSeconds());
        }
    }

    private Map<String, Reading> read() {
        var readings = new TreeMap<String, Reading>();
        for (var sample : sensor.read()) {
            if (sample instanceof Sample.Measured(Reading reading)) {
                readings.put(reading.signal(), reading);
            }
        }
        return readings;
    }

    private static double value(Map<String, Reading> readings, String signal) {
        return Optional.ofNullable(readings.get(signal))
                .orElseThrow()
                .quantity()
                .value();
    }
}
