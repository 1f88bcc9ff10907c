package dev.flightcase.hal.battery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LoadHistoryTest {

    private final LoadHistory load = new LoadHistory();

    @Test
    void looksBackAsFarAsAhead() {
        blocks(240, 12);
        blocks(120, 10);

        assertThat(load.plan(30).watts()).isEqualTo(10);
        assertThat(load.plan(120).watts()).isCloseTo(11, within(0.01));
        assertThat(load.plan(600).watts()).isCloseTo(11.33, within(0.01));
    }

    @Test
    void aNewLoadStandsForItself() {
        blocks(240, 10);
        blocks(12, 20);

        assertThat(load.plan(120).watts()).isEqualTo(20);
    }

    @Test
    void pulsesEvenOutOverALongWay() {
        for (int i = 0; i < 30; i++) {
            blocks(10, i % 2 == 0 ? 10 : 12);
        }

        assertThat(load.plan(240).sigmaShare()).isBetween(0.04, 0.06);
        assertThat(load.plan(5).sigmaShare()).isGreaterThan(0.08);
    }

    @Test
    void theUsualPeakIsThatOfTheLastTwoHours() {
        for (int i = 0; i < 60; i++) {
            load.add(10, 1, i % 5 == 0 ? 3 : 1.2);
        }
        assertThat(load.peakAmperes()).isEqualTo(3);

        blocks(240, 10);

        assertThat(load.peakAmperes()).isEqualTo(1.0);
    }

    private void blocks(int count, double watts) {
        for (int i = 0; i < count; i++) {
            load.add(watts, watts / 10, watts / 10);
        }
    }
}
