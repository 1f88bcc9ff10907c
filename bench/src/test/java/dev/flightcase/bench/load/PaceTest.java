package dev.flightcase.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {
    @Test
    void aClosedLoopNeverWaitsAndCountsFromSending() {
        var pace = new Pace.Closed();

        pace.answered(500);

        assertThat(pace.waitNanos(700)).isZero();
        assertThat(pace.begin(700)).isEqualTo(700);
    }

    @Test
    void aSteadyPaceIsDueEverySoOftenWhateverTheAnswersTake() {
        var pace = new Pace.Steady(1_000, 100);

        assertThat(pace.waitNanos(950)).isEqualTo(50);
        pace.begin(1_000);
        pace.answered(1_030);
        assertThat(pace.waitNanos(1_030)).isEqualTo(70);
        pace.begin(1_100);
        assertThat(pace.waitNanos(1_130)).isEqualTo(70);
    }

    @Test
    void whatTheServerHeldUpCountsFromWhenItWasDue() {
        var pace = new Pace.Steady(1_000, 100);
        pace.begin(1_000);
        pace.answered(1_350);

        assertThat(pace.waitNanos(1_350)).isNegative();
        assertThat(pace.begin(1_350)).isEqualTo(1_100);
        pace.answered(1_360);
        assertThat(pace.begin(1_360)).isEqualTo(1_200);
    }

    @Test
    void whatTheClientsOwnClockHeldUpCountsFromWhenItWasSent() {
        var pace = new Pace.Steady(1_000, 100);
        pace.begin(1_000);
        pace.answered(1_020);

        assertThat(pace.begin(1_103)).isEqualTo(1_103);
    }
}
