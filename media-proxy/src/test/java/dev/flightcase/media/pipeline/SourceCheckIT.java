package dev.flightcase.media.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceCheckIT {
    private static final Board BOARD = new Board(8, 60_000_000, false);

    @TempDir
    private Path folder;

    @BeforeAll
    static void needsFfmpeg() {
        assumeTrue(Ffmpeg.isInstalled(), "ffmpeg is not installed");
    }

    private static Optional<SourceCheck.Finding> look(Source source) throws Exception {
        return look(source, PipelineConfig.defaults(), BOARD, false);
    }

    private static Optional<SourceCheck.Finding> look(
            Source source, PipelineConfig config, Board board, boolean running) throws Exception {
        var sources = Map.of("demo", new SourceConfig(source, Transcoding.defaults(), false));
        return new SourceCheck(config, board).look(sources, _ -> running);
    }

    private static String says(Optional<SourceCheck.Finding> finding) {
        return finding.map(found -> found.says() + " " + found.action()).orElse("");
    }

    @Test
    void hasNothingToSayWhereAllIsThere() throws Exception {
        assertThat(look(new Source.TestPicture(PictureSize.HD, 30))).isEmpty();
        assertThat(look(new Source.Rtmp(Fixture.LOOPBACK, Ffmpeg.freePort()))).isEmpty();
        assertThat(look(new Source.Srt(Fixture.LOOPBACK, Ffmpeg.freePort(), null, Duration.ofMillis(100))))
                .isEmpty();
        assertThat(look(new Source.LoopedFile(Ffmpeg.clip(folder.resolve("a.mp4"), Ffmpeg.FITS))))
                .isEmpty();
    }

    @Test
    void namesAPortThatSomebodyElseHas() throws Exception {
        try (var other = new ServerSocket(0, 1, Fixture.LOOPBACK)) {
            var source = new Source.Rtmp(Fixture.LOOPBACK, other.getLocalPort());

            assertThat(says(look(source)))
                    .startsWith("Stream demo cannot listen on 127.0.0.1:" + other.getLocalPort() + ": ")
                    .endsWith("Choose another port, or end the program that has it.");
            assertThat(look(source, PipelineConfig.defaults(), BOARD, true))
                    .as("held by the stream's own encoder")
                    .isEmpty();
        }
    }

    @Test
    void namesAnAddressThatThisNodeHasNot() throws Exception {
        assertThat(says(look(new Source.Rtmp(InetAddress.ofLiteral("192.0.2.1"), 1935))))
                .isEqualTo("Stream demo shall listen on 192.0.2.1:1935, and this node has no such address."
                        + " Correct its key listen, or plug that network in.");
    }

    @Test
    void namesWhatCannotBeReadOrShown() throws Exception {
        assertThat(says(look(new Source.Camera(Path.of("/dev/video-nowhere"), PictureSize.HD, 30))))
                .startsWith("Stream demo cannot read /dev/video-nowhere.");
        assertThat(says(look(new Source.LoopedFile(folder.resolve("nothing.mp4")))))
                .startsWith("Stream demo cannot read ");
        var text = Files.writeString(folder.resolve("text.mp4"), "words ".repeat(1000));
        assertThat(says(look(new Source.LoopedFile(text)))).contains("cannot show", "Use another file.");
        assertThat(says(look(new Source.Rtsp(URI.create("rtsp://a:b@127.0.0.1:" + Ffmpeg.freePort() + "/x")))))
                .contains("does not answer")
                .doesNotContain("a:b");
    }

    @Test
    void saysThatFfmpegIsMissingOrTheBoardTooSmall() throws Exception {
        var picture = new Source.TestPicture(PictureSize.HD, 30);

        assertThat(says(look(picture, Fixture.config("/nowhere/ffmpeg"), BOARD, false)))
                .isEqualTo("ffmpeg is not installed, or does not run. Install it: sudo apt-get install ffmpeg.");
        assertThat(says(look(picture, PipelineConfig.defaults(), new Board(1, 1_000_000, false), false)))
                .startsWith("Stream demo is too much for this board: encoding 720p at 30 takes");
    }

    @ParameterizedTest
    @CsvSource({
        "5.1.9-0+deb12u1, true",
        "7.1, true",
        "n6.0, true",
        "N-12345-gabcdef, true",
        "5.0.3, false",
        "4.4.2-0ubuntu0.22.04.1, false"
    })
    void wantsFivePointOne(String version, boolean enough) {
        assertThat(FfmpegInstalled.isNewEnough(version)).isEqualTo(enough);
    }
}
