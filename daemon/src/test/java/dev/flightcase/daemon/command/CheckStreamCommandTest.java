package dev.flightcase.daemon.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.media.conformance.Rule;
import dev.flightcase.media.conformance.Violation;
import dev.flightcase.media.conformance.probe.CheckReport;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CheckStreamCommandTest {
    private static final URI URL = URI.create("https://node/live/stage/index.m3u8");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check-stream",
                "check-stream ftp://node/index.m3u8",
                "check-stream /live/stage/index.m3u8",
                "check-stream http://[/index.m3u8",
                "check-stream --seconds 0 http://127.0.0.1/index.m3u8",
                "check-stream --seconds x http://127.0.0.1/index.m3u8",
            })
    void wrongUseIsSaidWithItsValue(String line) {
        var err = new StringWriter();

        int code = new CommandLine(new FlightcaseCommand())
                .setParameterExceptionHandler(Failures::wrongUse)
                .setErr(new PrintWriter(err, true))
                .execute(line.split(" ", -1));

        assertThat(code).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("flightcase check-stream").doesNotContain("\tat ");
    }

    @Test
    void theTableSaysRuleTimesSectionAndTheFirstCase() {
        var report = report(
                null,
                List.of(new CheckReport.Broken(
                        Rule.T2,
                        12,
                        List.of(new Violation(
                                Rule.T2, "https://node/video.m3u8", 14, "DURATION=0.4", "at most 0.33334")))));

        assertThat(CheckReportText.lines(report))
                .contains(
                        "T2    MUST        12  4.4.4.9     No part is longer than PART-TARGET.",
                        "      https://node/video.m3u8, line 14",
                        "      found: DURATION=0.4",
                        "note: plain",
                        "2 rules checked, 12 violations");
        assertThat(CheckReportText.exitCode(report)).isEqualTo(ExitCode.FAILED);
        assertThat(CheckReportJson.of(report))
                .contains(
                        "\"rule\":\"T2\"",
                        "\"times\":12",
                        "\"line\":14",
                        "\"rules_checked\":2",
                        "\"judged\":[\"T2\",\"B1-3\"]");
    }

    @Test
    void nothingFoundIsZeroAndNothingReachedIsNot() {
        assertThat(CheckReportText.exitCode(report(null, List.of()))).isEqualTo(ExitCode.OK);

        var unreachable = report("ConnectException", List.of());

        assertThat(CheckReportText.exitCode(unreachable)).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(CheckReportText.lines(unreachable)).contains("not checked: " + URL + ": ConnectException");
        assertThat(CheckReportJson.of(unreachable)).contains("\"reachable\":false", "\"why\":\"ConnectException\"");
    }

    private static CheckReport report(@Nullable String unreachable, List<CheckReport.Broken> broken) {
        return new CheckReport(
                URL,
                unreachable,
                broken,
                Set.of(Rule.T2, Rule.B1_3),
                List.of("plain"),
                new CheckReport.Effort(1, 2, 3, 4, 5_000));
    }
}
