package dev.flightcase.hal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlausibilityTest {

    private final FakeTime time = new FakeTime();

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 16.81, 256})
    void refusesWhatIsOutsideTheRange(double volts) {
        var gate = Plausibility.between(0, 16.8);

        assertThat(gate.objection(volts(volts), null)).hasValue("outside 0.0 to 16.8");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 16.8})
    void takesTheEndsOfTheRange(double volts) {
        assertThat(Plausibility.between(0, 16.8).objection(volts(volts), null)).isEmpty();
    }

    @Test
    void refusesAChangeThatIsTooFast() {
        var gate = Plausibility.between(0, 16.8).changingAtMost(0.5);
        var before = volts(13.2);
        time.advance(Duration.ofSeconds(2));

        assertThat(gate.objection(volts(14.3), before)).isPresent();
        assertThat(gate.objection(volts(14.1), before)).isEmpty();
        assertThat(gate.objection(volts(0), before)).isPresent();
    }

    @Test
    void believesARealStepAfterAWhile() {
        var gate = Plausibility.between(0, 16.8).changingAtMost(0.5);
        var before = volts(0.5);
        time.advance(Duration.ofSeconds(26));

        assertThat(gate.objection(volts(13.2), before)).isEmpty();
    }

    @Test
    void givesReadingsOfTheSameInstantOneSecondToDiffer() {
        var gate = Plausibility.between(0, 16.8).changingAtMost(0.5);

        assertThat(gate.objection(volts(13.6), volts(13.2))).isEmpty();
        assertThat(gate.objection(volts(13.8), volts(13.2))).isPresent();
    }

    @Test
    void refusesAReadingFromThePast() {
        var older = volts(13.2);
        time.advance(Duration.ofSeconds(1));

        assertThat(Plausibility.between(0, 16.8).objection(older, volts(13.2))).isPresent();
    }

    @Test
    void refusesBoundsThatMakeNoSense() {
        assertThatIllegalArgumentException().isThrownBy(() -> Plausibility.between(2, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Plausibility.between(Double.NaN, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Plausibility.between(0, 1).changingAtMost(0));
    }

    private Reading volts(double value) {
        var quantity = new Quantity(value, Unit.VOLT);
        return new Reading(Signals.BATTERY_VOLTAGE, quantity, time.timebase().now(), Quality.GOOD, "test");
    }
}
