package dev.flightcase.hal.battery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class StartingChargeTest {

    private static final OptionalDouble NO_GAUGE = OptionalDouble.empty();

    /** ROCKNIX issue 3305: a gauge that adopted 31 % while voltage and memory said 95 %. */
    @Test
    void twoVoicesOutvoteTheThird() {
        var start =
                StartingCharge.of(new Belief(0.95, 0.05), OptionalDouble.of(31), Optional.of(new Belief(0.94, 0.02)));

        assertThat(start.agreed()).isTrue();
        assertThat(start.share().value()).isCloseTo(0.945, within(0.02));
        assertThat(start.share().sigma()).isLessThan(0.05);
    }

    @Test
    void voicesThatDisagreeLeaveItWide() {
        var start = StartingCharge.of(new Belief(0.5, 0.05), OptionalDouble.of(90), Optional.of(new Belief(0.1, 0.02)));

        assertThat(start.agreed()).isFalse();
        assertThat(start.share().value()).isEqualTo(0.5);
        assertThat(start.share().sigma()).isGreaterThan(0.2);
    }

    @Test
    void aVoltageAloneIsAGuess() {
        var start = StartingCharge.of(new Belief(0.7, 0.05), NO_GAUGE, Optional.empty());

        assertThat(start.agreed()).isFalse();
        assertThat(start.share().sigma()).isGreaterThan(0.2);
    }

    @Test
    void aVoltageInTheFlatMiddleDoesNotContradictWhatWasSaved() {
        var start = StartingCharge.of(new Belief(0.5, 0.2), NO_GAUGE, Optional.of(new Belief(0.66, 0.02)));

        assertThat(start.agreed()).isTrue();
        assertThat(start.share().value()).isCloseTo(0.65, within(0.02));
    }
}
