package dev.flightcase.bench.uplink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./flightcase bench uplink} with small numbers: every part does what it says, however long it takes. */
@Timeout(300)
class UplinkIT {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Scale SMALL = new Scale(
            1,
            300,
            5,
            new Scale.Fleet(3, List.of(1), 2),
            new Scale.Goods(200, 10),
            new Scale.Pauses(Duration.ofMillis(500), Duration.ofMillis(500)));

    @TempDir
    private Path scratch;

    @Test
    void everyPartShowsItsFigures() throws Exception {
        for (var app : List.of("daemon/target/app/bin/flightcase", "hub/target/app/bin/flightcase-hub")) {
            assumeTrue(Files.isExecutable(ROOT.resolve(app)), app + " is not built here");
        }
        var stage = new Stage(ROOT, scratch, System.out::println);
        // Root's PostgreSQL may lie elsewhere, by the name of this folder.
        var folder = scratch.resolve("uplink-" + ProcessHandle.current().pid());
        try (var site = new Site(ROOT, folder, SyncCell.BYTES_PER_SECOND)) {
            site.start();
            for (var part : List.of(Part.DRAIN, Part.PRICES, Part.SYNC, Part.WORKERS)) {
                var findings = part.cell(stage, site).run(SMALL);

                assertThat(findings.figures())
                        .as(part.word())
                        .isNotEmpty()
                        .allSatisfy(figure -> assertThat(figure.rounds())
                                .as(figure.what())
                                .isNotEmpty()
                                .allSatisfy(
                                        value -> assertThat(value).isPositive().isFinite()));
                assertThat(findings.text()).startsWith("#### ").contains("| --- |");
            }
        }
    }
}
