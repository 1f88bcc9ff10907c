package dev.flightcase.bench.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FigureTest {
    @Test
    void theMedianIsHeldAgainstTheAim() {
        var figure = new Figure("orders/s", 0, new Aim.AtLeast(5_000), List.of(4_000.0, 5_000.0, 9_000.0));

        assertThat(figure.value()).isEqualTo("5000 (4000-9000)");
        assertThat(figure.verdict()).isEqualTo("at least 5,000: met");
    }

    @Test
    void aMissIsCalledOne() {
        assertThat(Figure.of("ms", 1, new Aim.AtMost(1.2), 1.21).verdict()).isEqualTo("at most 1.20: missed");
    }

    @Test
    void whatNobodyPromisedHasNoVerdict() {
        assertThat(Figure.of("s", 1, new Aim.None(), 4).verdict()).isEmpty();
    }

    @Test
    void roundsComeTogetherRowByRow() {
        var first = List.of(Figure.of("a", 0, new Aim.None(), 1), Figure.of("b", 0, new Aim.AtMost(2), 2));
        var second = List.of(Figure.of("a", 0, new Aim.None(), 3), Figure.of("b", 0, new Aim.AtMost(2), 4));

        var joined = Figure.joined(List.of(first, second));

        assertThat(joined)
                .containsExactly(
                        new Figure("a", 0, new Aim.None(), List.of(1.0, 3.0)),
                        new Figure("b", 0, new Aim.AtMost(2), List.of(2.0, 4.0)));
    }

    @Test
    void percentilesAreValuesThatWereMeasured() {
        var latencies = new Latencies(List.of(3_000_000L, 1_000_000L, 2_000_000L));

        assertThat(latencies.millis(1)).isEqualTo(1);
        assertThat(latencies.millis(50)).isEqualTo(2);
        assertThat(latencies.millis(99)).isEqualTo(3);
    }
}
