package dev.flightcase.media.conformance.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.media.conformance.Rule;
import dev.flightcase.media.conformance.Tolerance;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamProbeIT {
    /** So late that no loaded machine is: what is judged here is not the machine. */
    private static final Tolerance PATIENT = new Tolerance(Duration.ofSeconds(5), Duration.ofMillis(1_500));

    private final List<String> progress = new ArrayList<>();

    private CheckReport run(URI url, int seconds, int requestsMax) {
        ProbeConfig config =
                new ProbeConfig(url, Duration.ofSeconds(seconds), false, requestsMax, 100 << 20, 8, PATIENT);
        try (StreamProbe probe = new StreamProbe(config, System::nanoTime, progress::add)) {
            return probe.run();
        }
    }

    @Test
    void ofACleanStreamOnlyTheMissingTlsIsFound() throws IOException {
        try (LiveFixture server = new LiveFixture(text -> text)) {
            CheckReport report = run(server.url(), 8, 10_000);

            assertThat(report.unreachable()).isNull();
            assertThat(report.broken()).extracting(CheckReport.Broken::rule).containsExactly(Rule.B1_1);
            assertThat(report.judged())
                    .contains(Rule.T2, Rule.T6, Rule.T14, Rule.T18, Rule.T20, Rule.T22, Rule.T25)
                    .contains(Rule.D1, Rule.D2, Rule.D3, Rule.D4, Rule.D6, Rule.D7, Rule.D8, Rule.D9, Rule.D12)
                    .contains(Rule.D13, Rule.D14, Rule.D15, Rule.D16, Rule.D18, Rule.D20)
                    .contains(Rule.B1_3, Rule.B1_4, Rule.B1_5, Rule.B1_6, Rule.B4_1, Rule.B4_4, Rule.B4_6, Rule.B5_6);
            assertThat(report.effort().parts()).isGreaterThan(10);
            assertThat(report.effort().segments()).isGreaterThan(2);
            assertThat(progress).isNotEmpty();
        }
    }

    @Test
    void whatIsWrongIsFoundWithItsPlace() throws IOException {
        try (LiveFixture server = new LiveFixture(text -> text.replace(",HOLD-BACK=6", ",HOLD-BACK=5"))) {
            CheckReport report = run(server.url(), 2, 10_000);

            assertThat(report.broken())
                    .filteredOn(broken -> broken.rule() == Rule.T8)
                    .hasSize(1)
                    .allSatisfy(broken -> {
                        assertThat(broken.times()).isPositive();
                        assertThat(broken.examples().getFirst().place()).contains("/live/");
                        assertThat(broken.examples().getFirst().line()).isEqualTo(4);
                    });
        }
    }

    @Test
    void requestsAreBounded() throws IOException {
        try (LiveFixture server = new LiveFixture(text -> text)) {
            CheckReport report = run(server.url(), 30, 12);

            assertThat(report.effort().requests()).isLessThanOrEqualTo(12);
            assertThat(report.notes()).anyMatch(note -> note.startsWith("ended early"));
        }
    }

    @Test
    void nobodyThereIsSaid() throws IOException {
        URI closed;
        try (LiveFixture server = new LiveFixture(text -> text)) {
            closed = server.url();
        }

        CheckReport report = run(closed, 2, 100);

        assertThat(report.unreachable()).contains("ConnectException");
        assertThat(report.violations()).isZero();
    }

    @Test
    void whatIsNoPlaylistIsSaid() throws IOException {
        try (LiveFixture server = new LiveFixture(text -> text)) {
            assertThat(run(server.url().resolve("init.mp4"), 2, 100).unreachable())
                    .contains("no playlist is there");
            assertThat(run(server.url().resolve("nothing"), 2, 100).unreachable())
                    .contains("404");
        }
    }
}
