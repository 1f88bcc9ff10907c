package dev.flightcase.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void medianOfAnOddNumberIsTheOneInTheMiddle() {
        assertThat(Spread.of(List.of(9.0, 1.0, 4.0))).isEqualTo(new Spread(4, 1, 9));
    }

    @Test
    void medianOfAnEvenNumberLiesBetweenTheTwoInTheMiddle() {
        assertThat(Spread.of(List.of(8.0, 1.0, 2.0, 4.0))).isEqualTo(new Spread(3, 1, 8));
    }

    @Test
    void ratiosAreTakenRoundByRound() {
        var ratios = Spread.ofRatios(new double[] {10, 40, 30}, new double[] {5, 10, 10});

        assertThat(ratios).isEqualTo(new Spread(3, 2, 4));
    }

    @Test
    void nothingAndUnequalRoundsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Spread.of(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> Spread.ofRatios(new double[1], new double[2]));
    }

    @Test
    void textNamesMedianAndRange() {
        assertThat(new Spread(12.345, 11, 14.2).text(1)).isEqualTo("12.3 (11.0-14.2)");
    }
}
