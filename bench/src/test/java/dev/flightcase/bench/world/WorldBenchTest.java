package dev.flightcase.bench.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.hal.Chemistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorldBenchTest {

    @Test
    void aWorldOfADayRepeatsExactly() {
        var once = new ShutdownRun(3, 24, Duration.ofSeconds(4), _ -> {}).run();
        var again = new ShutdownRun(3, 24, Duration.ofSeconds(4), _ -> {}).run();

        assertThat(once.hours()).isBetween(24.0, 24.1);
        assertThat(once.looks()).isPositive().isEqualTo(again.looks());
        assertThat(once.failures()).isPositive().isEqualTo(again.failures());
        assertThat(once.rejections()).isPositive().isEqualTo(again.rejections());
        assertThat(once.missed()).isZero();
    }

    /**
     * Once a miss (a capacity learned from a guess) and a stop at 73 % (a heavy load on a cold pack).
     */
    @ParameterizedTest
    @CsvSource({"20261276, 24", "20261304, 2"})
    void noMissAndNoFalseStopWhereTheyWere(long seed, int hours) {
        var diary = new ArrayList<String>();
        var tally = new ShutdownRun(seed, hours, Duration.ofSeconds(4), diary::add).run();

        assertThat(tally.missed()).as("%s", tally.noted()).isZero();
        assertThat(tally.falseStops()).as("%s", tally.noted()).isZero();
        assertThat(tally.stops()).isPositive();
        assertThat(diary).anyMatch(line -> line.startsWith("seed " + seed) && line.contains("StopNow, ["));
    }

    @Test
    void aTraceEndsWhereTheTruthDoes() {
        var points = new DischargeTrace(Chemistry.LIFEPO4, 5, 0.005).evening();

        assertThat(points).hasSizeGreaterThan(60);
        assertThat(points.getFirst().shareLeft()).isBetween(0.98, 1.0);
        assertThat(points.getLast().shareLeft()).isBetween(0.0, 0.02);
        assertThat(points.getLast().truth()).isBetween(-1.0, 1.0);
    }

    @Test
    void figuresCountOnePointForEachPercent() {
        var figures = new RuntimeFigures();
        var points = IntStream.range(0, 1000)
                .mapToObj(
                        i -> new DischargeTrace.Point(1 - i / 1000.0, 1000 - i, 0, 1100 - i, 2000, 1200 - i, 1000 - i))
                .toList();
        figures.add(Chemistry.LI_ION, 0, points);

        assertThat(figures.table()).contains("| LI_ION, first evening | 50 to 5 % | 46 | 34.6 %");
    }
}
