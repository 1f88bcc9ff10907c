package dev.flightcase.demo.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.demo.report.Verdicts.Heartbeat;
import dev.flightcase.demo.report.Verdicts.Live;
import dev.flightcase.demo.report.Verdicts.Orders;
import dev.flightcase.demo.report.Verdicts.Processes;
import dev.flightcase.demo.visitor.Buyers;
import dev.flightcase.demo.visitor.Viewers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SummaryTest {
    private static final Optional<Duration> AGE = Optional.of(Duration.ofMillis(4_120));

    static Stream<Part> working() {
        return Stream.of(
                new Live(31, 90, 30, AGE, 0).part(),
                Verdicts.viewers(3, new Viewers.Report(90, 12_000_000, 2, 0, 0, 0, "")),
                Verdicts.catalog(36),
                Verdicts.sales(5, new Buyers.Report(130, 4, 0, 0, "", 130, 130)),
                new Orders(130, 0, 0, false).part(),
                new Orders(130, 0, 40, true).part(),
                new Heartbeat(true, true, 1, 30, false, false).part(),
                new Heartbeat(true, true, 2, 30, true, true).part(),
                new Processes(0, List.of(), Duration.ofMillis(2_300)).part());
    }

    static Stream<Part> failed() {
        return Stream.of(
                new Live(0, 0, 30, AGE, 0).part(),
                new Orders(130, 1, 40, false).part(),
                new Orders(130, 0, 0, true).part(),
                new Live(31, 90, 0, Optional.empty(), 0).part(),
                new Live(31, 90, 30, AGE, 1).part(),
                new Live(31, 90, 30, Optional.empty(), 0).part(),
                new Live(31, 90, 30, Optional.of(Duration.ofSeconds(21)), 0).part(),
                Verdicts.viewers(3, new Viewers.Report(0, 0, 0, 0, 0, 0, "")),
                Verdicts.viewers(3, new Viewers.Report(90, 1, 0, 0, 0, 1, "no s1")),
                Verdicts.catalog(0),
                Verdicts.sales(5, new Buyers.Report(0, 0, 0, 0, "", 0, 0)),
                Verdicts.sales(5, new Buyers.Report(10, 0, 0, 0, "", 10, 9)),
                Verdicts.sales(5, new Buyers.Report(10, 0, 0, 0, "", 0, 0)),
                Verdicts.sales(5, new Buyers.Report(10, 0, 0, 1, "order answered with 500", 10, 10)),
                new Heartbeat(false, true, 1, 30, false, false).part(),
                new Heartbeat(true, false, 1, 30, false, false).part(),
                new Heartbeat(true, true, 1, 0, false, false).part(),
                new Heartbeat(true, true, 1, 30, true, false).part(),
                new Processes(1, List.of(), Duration.ofSeconds(2)).part(),
                new Processes(0, List.of("the node did not stop"), Duration.ofSeconds(2)).part(),
                new Processes(0, List.of(), Duration.ofMillis(5_001)).part());
    }

    @ParameterizedTest
    @MethodSource("working")
    void partsThatWorked(Part part) {
        assertThat(part).isInstanceOf(Part.Worked.class);
    }

    @ParameterizedTest
    @MethodSource("failed")
    void partsThatFailedSayWhy(Part part) {
        assertThat(part)
                .isInstanceOfSatisfying(
                        Part.Failed.class, failure -> assertThat(failure.why()).isNotBlank());
    }

    @Test
    void exitCodeIsZeroOnlyIfEveryPartWorked() {
        assertThat(new Summary(working().toList()).exitCode()).isZero();
        failed().forEach(part -> assertThat(
                        new Summary(Stream.concat(working(), Stream.of(part)).toList()).exitCode())
                .isEqualTo(1));
    }

    @Test
    void linesUpItsColumns() {
        var summary = new Summary(
                List.of(new Live(31, 90, 30, AGE, 0).part(), new Heartbeat(true, false, 1, 3, false, false).part()));

        assertThat(summary.lines())
                .containsExactly(
                        "  live       OK      31 segments in, 90 out, 30 frames decoded, picture 4.1 s old",
                        "  heartbeat  FAILED  the hub did not see the node leave; 1 birth, 3 data messages");
    }
}
