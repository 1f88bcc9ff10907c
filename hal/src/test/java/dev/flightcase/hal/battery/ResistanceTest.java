package dev.flightcase.hal.battery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ResistanceTest {

    private final Resistance resistance = new Resistance(0.05);

    @Test
    void learnsFromLoadSteps() {
        pulses(0.12, 10);

        assertThat(resistance.isKnown()).isTrue();
        assertThat(resistance.ohms()).isCloseTo(0.12, within(1e-9));
    }

    @Test
    void keepsTheGuessUntilSeveralStepsAgree() {
        pulses(0.12, 3);

        assertThat(resistance.isKnown()).isFalse();
        assertThat(resistance.ohms()).isEqualTo(0.05);
    }

    @Test
    void aWrongReadingNowAndThenDoesNotMoveTheMedian() {
        for (int i = 0; i < 10; i++) {
            pulses(0.12, 2);
            resistance.observe(3.95, -0.9);
        }

        assertThat(resistance.ohms()).isCloseTo(0.12, within(0.001));
    }

    @Test
    void noiseAtASteadyLoadTeachesNothing() {
        for (int i = 0; i < 100; i++) {
            resistance.observe(3.7 + 0.004 * (i % 2), -0.5 - 0.01 * (i % 3));
        }

        assertThat(resistance.isKnown()).isFalse();
    }

    private void pulses(double ohms, int count) {
        for (int i = 0; i < count; i++) {
            double amperes = i % 2 == 0 ? -0.3 : -0.9;
            resistance.observe(3.628 + amperes * ohms, amperes);
        }
    }
}
