package dev.flightcase.media.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real ffprobe. */
class SegmentProbeIT {
    private static final SegmentProbe PROBE = new SegmentProbe(PipelineConfig.defaults());

    @TempDir
    private Path folder;

    private byte[] film() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/ffmpeg")), "ffmpeg is not installed");
        var file = folder.resolve("film.mp4");
        var made = new Tool(new Launcher(0))
                .run(
                        List.of(
                                "ffmpeg",
                                "-v",
                                "error",
                                "-f",
                                "lavfi",
                                "-i",
                                "testsrc2=size=320x180:rate=30:duration=1",
                                "-c:v",
                                "libx264",
                                "-preset",
                                "ultrafast",
                                "-movflags",
                                "+empty_moov+default_base_moof",
                                file.toString()),
                        Duration.ofSeconds(20),
                        () -> true);
        assertThat(made.ok()).as(made.output()).isTrue();
        return Files.readAllBytes(file);
    }

    @Test
    void decodesWhatIsWholeAndSaysWhatIsNot() throws Exception {
        var film = film();

        assertThat(PROBE.look(out -> out.write(film))).isEqualTo(new SegmentProbe.Decoded(30, ""));
        var torn = film.clone();
        Arrays.fill(torn, film.length / 2, film.length, (byte) 0x55);
        assertThat(PROBE.look(out -> out.write(torn))).isNotEqualTo(new SegmentProbe.Decoded(30, ""));
        assertThat(PROBE.look(out -> out.write(new byte[5_000_000]))).isInstanceOf(SegmentProbe.NotDecoded.class);
        assertThat(PROBE.look(_ -> {})).isInstanceOf(SegmentProbe.NotDecoded.class);
    }

    @Test
    void saysWhenItIsNotInstalled() throws Exception {
        var defaults = PipelineConfig.defaults();
        var nowhere = new PipelineConfig(
                defaults.ffmpeg(),
                "/nowhere/ffprobe",
                0,
                defaults.coresShareMax(),
                0,
                defaults.stopWait(),
                defaults.watching());

        assertThat(new SegmentProbe(nowhere).look(out -> out.write(1))).isEqualTo(new SegmentProbe.NotInstalled());
    }
}
