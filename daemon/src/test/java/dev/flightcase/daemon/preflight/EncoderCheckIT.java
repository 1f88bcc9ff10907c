package dev.flightcase.daemon.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flightcase.media.pipeline.Board;
import dev.flightcase.media.pipeline.PictureSize;
import dev.flightcase.media.pipeline.PipelineConfig;
import dev.flightcase.media.pipeline.Source;
import dev.flightcase.media.pipeline.SourceCheck;
import dev.flightcase.media.pipeline.SourceConfig;
import dev.flightcase.media.pipeline.Transcoding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EncoderCheckIT {
    private static final SourceConfig PICTURE =
            new SourceConfig(new Source.TestPicture(PictureSize.HD, 30), Transcoding.defaults(), false);

    private static Finding look(Board board) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/ffmpeg")), "ffmpeg is not installed");
        var check = new SourceCheck(PipelineConfig.defaults(), board);
        return EncoderCheck.of(check, Map.of("demo", PICTURE, "pushed", SourceConfig.PUSH), _ -> false)
                .probe()
                .look();
    }

    @Test
    void saysThatAllIsThere() throws Exception {
        var finding = look(new Board(8, 60_000_000, false));

        assertThat(finding.status()).isEqualTo(Status.OK);
        assertThat(finding.says()).matches("ffmpeg \\S+ is there, and 1 source of video can be opened\\.");
    }

    @Test
    void keepsDoorsClosedForAStreamThatCannotBe() throws Exception {
        var finding = look(new Board(1, 1_000_000, false));

        assertThat(finding.status()).isEqualTo(Status.FAIL);
        assertThat(finding.says()).startsWith("Stream demo is too much for this board: encoding 720p at 30 takes");
        assertThat(finding.action()).isEqualTo("Change its renditions.");
    }
}
