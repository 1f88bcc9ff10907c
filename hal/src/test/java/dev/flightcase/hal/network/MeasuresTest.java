package dev.flightcase.hal.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MeasuresTest {
    private static final double MILLI = 1e6;

    @Test
    void jitterIsThatOfRfc3550() {
        // Worked by hand from §6.4.1 with milliseconds (sent, received).
        long[][] packets = {{0, 50}, {1000, 1062}, {2000, 2048}, {3000, 3095}, {4000, 4051}};
        double[] expected = {Double.NaN, 0.75, 1.578125, 4.416992, 6.890930};
        var jitter = new JitterMeter();

        for (int i = 0; i < packets.length; i++) {
            jitter.add(packets[i][0] * 1_000_000, packets[i][1] * 1_000_000);
            if (i == 0) {
                assertThat(jitter.nanos()).isNaN();
            } else {
                assertThat(jitter.nanos() / MILLI).isCloseTo(expected[i], within(1e-6));
            }
        }
    }

    @Test
    void jitterDoesNotReachAcrossALostProbe() {
        var jitter = new JitterMeter();
        jitter.add(0, 50);
        jitter.add(1000, 1050);

        jitter.lost();
        jitter.add(3000, 9050);
        assertThat(jitter.nanos()).isZero();

        jitter.add(10_000, 16_050);
        assertThat(jitter.nanos()).isZero();
    }

    @Test
    void jitterOfAnotherWayBeginsAnew() {
        var jitter = new JitterMeter();
        jitter.add(0, 50);
        jitter.add(0, 90);

        jitter.reset();

        assertThat(jitter.nanos()).isNaN();
    }

    @Test
    void lossIsThatOfTheLastProbes() {
        var window = new LossWindow(50);
        assertThat(window.share()).isNaN();
        for (int i = 0; i < 50; i++) {
            window.add(true);
        }
        for (int i = 0; i < 45; i++) {
            window.add(false);
        }

        assertThat(window.count()).isEqualTo(50);
        assertThat(window.share()).isEqualTo(0.1);

        window.reset();
        assertThat(window.share()).isNaN();
        window.add(false);
        assertThat(window.share()).isZero();
    }

    @Test
    void fewLossesProveLittle() {
        // Wilson (1927) at 95 %: 5 of 50 is 4.35 % to 21.36 %; 1 of 2 is 9.45 % to 90.55 %.
        assertThat(LossWindow.wilsonLower(5, 50)).isCloseTo(0.0435, within(1e-4));
        assertThat(LossWindow.wilsonLower(1, 2)).isCloseTo(0.0945, within(1e-4));
        assertThat(LossWindow.wilsonLower(50, 50)).isCloseTo(0.9286, within(1e-4));
        assertThat(LossWindow.wilsonLower(0, 50)).isZero();
        assertThat(LossWindow.wilsonLower(0, 0)).isZero();
    }

    @Test
    void noThirtyDaysCostMoreThanTheirShare() {
        var time = new long[1];
        var budget = new ProbeBudget(10_000_000, () -> time[0]);
        long second = 1_000_000_000L;

        long spentInFirst = 0;
        for (long at = 0; at < 60L * 24 * 3600; at += 60) {
            time[0] = at * second;
            if (budget.allows("wwan0", 1500)) {
                budget.spend("wwan0", 1500);
            }
            if (at == 30L * 24 * 3600) {
                spentInFirst = budget.spent("wwan0");
            }
        }

        assertThat(spentInFirst).isBetween(9_500_000L, 10_000_000L);
        assertThat(budget.spent("wwan0") - spentInFirst).isBetween(9_500_000L, 10_000_000L);
        assertThat(budget.spent()).isEqualTo(budget.spent("wwan0"));
    }

    @Test
    void whatIsSavedUpHasABound() {
        var time = new long[1];
        var budget = new ProbeBudget(10_000_000, () -> time[0]);
        assertThat(budget.allows("wwan0", 20_001)).isFalse();
        assertThat(budget.allows("wwan0", 20_000)).isTrue();

        time[0] = 365L * 24 * 3600 * 1_000_000_000L;

        assertThat(budget.allows("wwan0", 200_001)).isFalse();
        assertThat(budget.allows("wwan0", 200_000)).isTrue();
        assertThat(budget.spent("wwan0")).isZero();
    }
}
