package dev.flightcase.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole product for twenty seconds. */
class WholeDemoIT {
    @TempDir
    private Path folder;

    @Test
    void everyPartWorksForTwentySecondsAndTheDemoSaysSo() throws Exception {
        try (var demo = RealDemo.start(folder, "--seconds", "20", "--buyers", "3", "--viewers", "3")) {
            demo.awaitReady();

            int exit = demo.awaitExit();

            assertThat(demo.output())
                    .containsPattern("\npos-code \\d{4}-\\d{4}\n")
                    .containsPattern("\noperator-pin \\d{6}\n")
                    .containsPattern("live +OK +\\d+ segments in, \\d+ out")
                    .containsPattern("catalog +OK +36 products")
                    .containsPattern("viewers +OK +3 watched, \\d+ segments")
                    .containsPattern("sales +OK +3 buyers, [1-9]\\d* sold")
                    .containsPattern("heartbeat +OK +1 birth, [1-9]\\d* data messages, offline at the stop")
                    .containsPattern("processes +OK +0 restarts")
                    .doesNotContain("Exception");
            assertThat(exit).as(demo.output()).isZero();
        }
    }
}
