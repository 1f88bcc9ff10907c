package dev.flightcase.media.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LadderTest {
    private static final long PIXELS = 40_000_000;
    private static final Rendition P1080 = new Rendition(1080, 5000, 30);
    private static final Rendition P720 = new Rendition(720, 2500, 30);
    private static final Rendition P360 = new Rendition(360, 800, 30);

    private static Ladder.Verdict judge(Board board, Transcoding.Encoder encoder, double inUse, Rendition... ladder) {
        return new Ladder(board, 0.75).judge(List.of(ladder), encoder, inUse);
    }

    private static List<Codec> codecs(Ladder.Verdict verdict) {
        assertThat(verdict).isInstanceOf(Ladder.Carried.class);
        return ((Ladder.Carried) verdict)
                .rungs().stream().map(Ladder.Rung::codec).toList();
    }

    private static String refusal(Ladder.Verdict verdict) {
        assertThat(verdict).isInstanceOf(Ladder.Refused.class);
        return ((Ladder.Refused) verdict).why();
    }

    @Test
    void takesTheBetterPresetOnlyWhereAllOfItFits() {
        var four = new Board(4, PIXELS, false);

        assertThat(codecs(judge(four, Transcoding.Encoder.AUTO, 0, P720, P360)))
                .containsExactly(Codec.X264_VERYFAST, Codec.X264_VERYFAST);
        assertThat(codecs(judge(four, Transcoding.Encoder.AUTO, 0, P1080, P720)))
                .containsExactly(Codec.X264_ULTRAFAST, Codec.X264_ULTRAFAST);
    }

    @Test
    void refusesWhatTheBoardCannotCarryAndSaysWhatToDo() {
        assertThat(refusal(judge(new Board(2, PIXELS, false), Transcoding.Encoder.AUTO, 0, P1080, P720)))
                .isEqualTo("encoding 1080p at 30, 720p at 30 takes about 2.2 cores, and 1.5 of 2 are left for encoders;"
                        + " leave out a rendition, lower its height or rate, or send what can be copied");
    }

    @Test
    void countsWhatOtherStreamsUse() {
        var four = new Board(4, PIXELS, false);

        assertThat(codecs(judge(four, Transcoding.Encoder.LIBX264, 2.0, P720))).containsExactly(Codec.X264_ULTRAFAST);
        assertThat(refusal(judge(four, Transcoding.Encoder.LIBX264, 2.9, P720))).contains("0.1 of 4 are left");
    }

    @Test
    void givesTheHighestRungThatFitsToTheBoardsOwnEncoder() {
        var pi = new Board(5, PIXELS, true);

        assertThat(codecs(judge(pi, Transcoding.Encoder.AUTO, 0, P1080, P720)))
                .containsExactly(Codec.V4L2M2M, Codec.X264_VERYFAST);
        assertThat(codecs(judge(pi, Transcoding.Encoder.AUTO, 0, new Rendition(1080, 5000, 60), P720)))
                .containsExactly(Codec.X264_ULTRAFAST, Codec.V4L2M2M);
        assertThat(codecs(judge(pi, Transcoding.Encoder.LIBX264, 0, P720))).containsExactly(Codec.X264_VERYFAST);
    }

    @Test
    void refusesMoreThanTheBoardsOwnEncoderDoes() {
        var pi = new Board(4, PIXELS, true);
        var hardware = Transcoding.Encoder.H264_V4L2M2M;

        assertThat(codecs(judge(pi, hardware, 0, P1080))).containsExactly(Codec.V4L2M2M);
        assertThat(refusal(judge(pi, hardware, 0, P1080, P720))).contains("makes one rendition, not 2");
        assertThat(refusal(judge(pi, hardware, 0, new Rendition(1080, 5000, 60))))
                .contains("1080p at 30 frames at most");
        assertThat(refusal(judge(new Board(4, PIXELS, false), hardware, 0, P720)))
                .contains("no H.264 encoder of its own");
    }

    @Test
    void givesTheBoardsOwnEncoderToOneStreamOnly() {
        var shares = new CoreShares(new Board(4, PIXELS, true), 0.75);

        assertThat(codecs(shares.take("one", List.of(P720), Transcoding.Encoder.AUTO)))
                .containsExactly(Codec.V4L2M2M);
        assertThat(codecs(shares.take("two", List.of(P720), Transcoding.Encoder.AUTO)))
                .containsExactly(Codec.X264_VERYFAST);
        shares.giveBack("one");
        assertThat(codecs(shares.take("two", List.of(P720), Transcoding.Encoder.AUTO)))
                .containsExactly(Codec.V4L2M2M);
        assertThat(codecs(shares.take("copied", List.of(), Transcoding.Encoder.H264_V4L2M2M)))
                .isEmpty();
    }

    @Test
    void findsTheBoardsEncoderByItsName(@TempDir Path root) throws Exception {
        var config = PipelineConfig.defaults();
        assertThat(Board.of(config, root, 4, "aarch64").hardwareEncoder()).isFalse();

        var device = Files.createDirectories(root.resolve("sys/class/video4linux/video11"));
        Files.writeString(device.resolve("name"), "bcm2835-codec-encode\n");

        var board = Board.of(config, root, 4, "aarch64");
        assertThat(board.hardwareEncoder()).isTrue();
        assertThat(board.pixelsPerCoreSecond())
                .isLessThan(Board.of(config, root, 4, "amd64").pixelsPerCoreSecond());
    }
}
