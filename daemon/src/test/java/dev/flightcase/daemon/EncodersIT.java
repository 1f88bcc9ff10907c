package dev.flightcase.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stream with a source: the node starts its encoder, tells of it, and takes it along when it goes. */
class EncodersIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private static long encoders() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().command().orElse("").endsWith("ffmpeg"))
                .count();
    }

    @Test
    void startsTheEncoderOfAStreamAndEndsItWithTheNode() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/ffmpeg")), "ffmpeg is not installed");
        var stream = """
                [[media.stream]]
                name = "demo"
                source = "test-picture"
                size = "320x180"
                [[media.stream.rendition]]
                height = 180
                video-kbps = 300
                """;
        try (var node = NodeFixture.start(folder, stream)) {
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(node.send("GET", "/metrics", "").body())
                                    .contains("flightcase_encoder_state{state=\"running\",stream=\"demo\"} 1.0"));

            assertThat(node.send("GET", "/metrics", "").body())
                    .contains(
                            "flightcase_encoder_restarts_total{stream=\"demo\"} 0.0",
                            "flightcase_encoder_state{state=\"gave-up\",stream=\"demo\"} 0.0");
            assertThat(encoders()).isEqualTo(1);
        }
        assertThat(encoders()).isZero();
    }
}
