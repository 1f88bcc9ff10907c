package dev.flightcase.bench.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The real node, a few viewers, no peer: that the cells ask and count what they say. */
class LiveCellsIT {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    @Test
    void everyCellMeasuresTheRealNode() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(HOME.resolve("daemon/target/app/bin/flightcase")), "the node is not built here");
        try (var studio = Studio.start(HOME, Optional.empty())) {
            studio.fill();
            var playlist = studio.playlist(Studio.STILL);
            var part = Cells.part(studio, playlist);

            assertThat(studio.get(playlist).length).isBetween(700, 1_300);
            assertThat(studio.get(part).length).isBetween(100_000, 101_000);
            assertThat(studio.get(Cells.segment(studio, studio.playlist(Studio.LARGE))).length)
                    .isBetween(3_000_000, 3_100_000);
            assertThat(new FanOutCell(studio, List.of(2), 2).run(1, 1))
                    .contains("| 2 | Flightcase, last byte of the part in | 2 |");
            assertThat(new WaitersCell(studio, 5, 2).run()).contains("compressed 2 times for 2 states that 5 waited");
            assertThat(new BandCell(Cells.both(studio, part, false)).run(Duration.ofMillis(200)))
                    .contains("| 8 | Flightcase |");
            assertThat(new String(studio.get("/metrics"), StandardCharsets.UTF_8))
                    .contains("flightcase_media_waiting{stream=\"moving\"} 0.0");
        }
    }
}
