package dev.flightcase.bench.glass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GlassFiguresTest {
    private static final HostTime START = new HostTime(0, 0, 0);

    @Test
    void percentilesAreOfTheSamplesAndWhatCouldNotBeReadIsNone() {
        var glances = IntStream.rangeClosed(1, 100)
                .mapToObj(i -> glance(i, i, i % 10 == 0 ? Double.NaN : 1000 + i, 0, START))
                .toList();
        var figures = new GlassFigures(glances);

        assertThat(figures.latency(0)).isEqualTo(new GlassFigures.Spread(50, 95, 99, 100, 100));
        assertThat(figures.latency(1).samples()).isEqualTo(90);
        assertThat(figures.apart()).isEqualTo(new GlassFigures.Spread(1000, 1000, 1000, 1000, 90));
    }

    @Test
    void aStallStandsBesideWhatTheHostDidJustThen() {
        var figures = new GlassFigures(List.of(
                glance(0, 1, 1, 2, START),
                glance(250, 1, 1, 2, new HostTime(0, 50, 100)),
                glance(500, 1, 1, 3, new HostTime(30, 50, 200))));

        assertThat(figures.stalls()).containsExactly(new GlassFigures.Stall(Duration.ofMillis(500), 1, 0.3, 1));
        assertThat(figures.stolen()).isEqualTo(0.15);
        assertThat(figures.busy()).isEqualTo(0.75);
    }

    @Test
    void theReportSaysWhetherTheAimsAreMet() {
        var figures = new GlassFigures(
                List.of(glance(0, 1200, 1310, 0, START), glance(61_250, 1200, 1310, 1, new HostTime(1, 2, 10))));

        var text = new GlassReport(figures, 1000, "How.").text();

        assertThat(text)
                .contains(
                        "| clock strip to glass, page 1, ms | 1200 | 1200 | 1200 | 1200 | 2 | median at most 1300: yes |")
                .contains(
                        "| clock strip to glass, page 2, ms | 1310 | 1310 | 1310 | 1310 | 2 | median at most 1300: no |")
                .contains("| the two pages apart, ms | 110 | 110 | 110 | 110 | 2 | p99 at most 100: no |")
                .contains("the host stole 10.0 % and 80 % was used")
                .contains("| 1:01.2 | 2 | 10 % | 80 % |");
    }

    @Test
    void aRunWithoutStallsOrPicturesIsAReportToo() {
        var figures = new GlassFigures(
                List.of(glance(0, Double.NaN, Double.NaN, 0, START), glance(250, Double.NaN, Double.NaN, 0, START)));

        assertThat(new GlassReport(figures, 1000, "How.").text())
                .contains("| the two pages apart, ms | - | - | - | - | 0 | p99 at most 100: no |")
                .contains("Stalls (`waiting` events): none.");
    }

    @Test
    void readsTheFirstLineOfProcStat() throws IOException {
        assertThat(HostTime.of("cpu  10 20 30 400 50 6 7 80 9 0")).isEqualTo(new HostTime(80, 450, 603));
        assertThatThrownBy(() -> HostTime.of("cpu 1 2 3"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cpu 1 2 3");
    }

    private static Glance glance(long millis, double left, double right, long stalls, HostTime host) {
        return new Glance(
                Duration.ofMillis(millis), List.of(new Glance.Side(left, 0), new Glance.Side(right, stalls)), host);
    }
}
