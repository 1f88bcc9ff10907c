package dev.flightcase.hal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SensorRoundTest {

    private static final Duration PERIOD = Duration.ofSeconds(2);
    private static final Signal VOLTAGE = new Signal(Signals.BATTERY_VOLTAGE, Unit.VOLT, Plausibility.between(1, 16.8));

    private final FakeTime time = new FakeTime();

    @Test
    void readsEachOnceThroughItsGate() {
        double[] next = {13.2};
        var round = new SensorRound(List.of(sensor(next)), 3, time.timebase());

        round.read();
        time.advance(PERIOD);
        next[0] = 0;
        round.read();
        time.advance(PERIOD);
        next[0] = Double.NaN;
        round.read();

        assertThat(round.snapshot().good(Signals.BATTERY_VOLTAGE).orElseThrow().quantity())
                .isEqualTo(new Quantity(13.2, Unit.VOLT));
        assertThat(round.rejections()).isEqualTo(1);
        assertThat(round.failures()).isEqualTo(1);
    }

    @Test
    void whatIsNotReadAgainGrowsStale() {
        var round = new SensorRound(List.of(sensor(new double[] {13.2})), 3, time.timebase());
        round.read();

        time.advance(Duration.ofSeconds(7));

        assertThat(round.snapshot().good(Signals.BATTERY_VOLTAGE)).isEmpty();
        assertThat(round.snapshot().reading(Signals.BATTERY_VOLTAGE)).isPresent();
    }

    private Sensor sensor(double[] volts) {
        return new Sensor() {
            @Override
            public String name() {
                return "voltmeter";
            }

            @Override
            public List<Signal> signals() {
                return List.of(VOLTAGE);
            }

            @Override
            public Duration period() {
                return PERIOD;
            }

            @Override
            public List<Sample> read() {
                return new Samples(time.timebase().now(), "test")
                        .measured(VOLTAGE, volts[0])
                        .toList();
            }
        };
    }
}
