package dev.flightcase.media.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputPlanTest {
    private static final Source RTMP = new Source.Rtmp(InetAddress.ofLiteral("127.0.0.1"), 1935);
    private static final Rendition P720 = new Rendition(720, 2500, 30);
    private static final Rendition P360 = new Rendition(360, 800, 30);

    private static OutputPlan plan(
            Source source, Transcoding.Mode mode, @Nullable InputFormat seen, Rendition... ladder) {
        var wanted = new Transcoding(mode, Transcoding.Encoder.AUTO, List.of(ladder), Duration.ofSeconds(2), 96);
        return OutputPlan.of(new SourceConfig(source, wanted, false), seen);
    }

    @ParameterizedTest
    @CsvSource({
        "h264, yuv420p, aac, 2000, true",
        "h264, yuvj420p, '', 2400, true",
        "hevc, yuv420p, aac, 2000, true",
        "h264, yuv420p, aac, 2600, false",
        "h264, yuv422p, aac, 2000, false",
        "hevc, yuv420p10le, aac, 2000, false",
        "mpeg4, yuv420p, aac, 500, false",
        "h264, yuv420p, mp3, 2000, false",
        "'', '', aac, 0, false",
    })
    void copiesWhatFitsAndEncodesTheRest(String video, String pixels, String audio, long apart, boolean copied) {
        var seen = new InputFormat(video, pixels, audio, 1080, Duration.ofMillis(apart));
        var plan = plan(new Source.LoopedFile(Path.of("/a.mp4")), Transcoding.Mode.AUTO, seen);

        assertThat(plan.copied()).isEqualTo(copied);
        assertThat(plan.encoded()).isEqualTo(copied ? List.of() : List.of(Rendition.DEFAULT));
        assertThat(plan.hevc()).isEqualTo(copied && video.equals("hevc"));
    }

    @Test
    void copiesFromAnEncoderUntilItKnowsBetter() {
        assertThat(plan(RTMP, Transcoding.Mode.AUTO, null, P720))
                .isEqualTo(new OutputPlan(true, false, false, List.of(), false));
        assertThat(plan(RTMP, Transcoding.Mode.AUTO, new InputFormat("flv1", "yuv420p", "mp3", 360, null), P720))
                .isEqualTo(new OutputPlan(false, false, false, List.of(P720), false));
    }

    @Test
    void encodesBesideACopyOnlyWhatIsSmaller() {
        var seen = new InputFormat("h264", "yuv420p", "aac", 720, null);

        assertThat(plan(RTMP, Transcoding.Mode.AUTO, seen, P720, P360))
                .isEqualTo(new OutputPlan(true, false, false, List.of(P360), false));
    }

    @Test
    void doesAsItIsToldWithoutLooking() {
        var misfit = new InputFormat("mpeg4", "yuv420p", "mp3", 720, null);

        assertThat(plan(RTMP, Transcoding.Mode.COPY, misfit).copied()).isTrue();
        assertThat(plan(RTMP, Transcoding.Mode.ENCODE, null, P360, P720).encoded())
                .containsExactly(P720, P360);
    }

    @Test
    void encodesWhatACameraOrTheTestPictureGives() {
        assertThat(plan(new Source.TestPicture(PictureSize.HD, 30), Transcoding.Mode.AUTO, null)
                        .copied())
                .isFalse();
        assertThat(plan(new Source.Camera(Path.of("/dev/video0"), PictureSize.HD, 30), Transcoding.Mode.AUTO, null)
                        .encoded())
                .containsExactly(Rendition.DEFAULT);
    }

    @Test
    void takesTheHeadersOffSoundThatMpegTsCarries() {
        var srt = new Source.Srt(InetAddress.ofLiteral("127.0.0.1"), 8890, null, Duration.ofMillis(50));

        assertThat(plan(srt, Transcoding.Mode.AUTO, null).transportSound()).isTrue();
        assertThat(plan(srt, Transcoding.Mode.COPY, new InputFormat("h264", "yuv420p", "mp3", 720, null))
                        .transportSound())
                .isFalse();
        assertThat(plan(RTMP, Transcoding.Mode.AUTO, new InputFormat("h264", "yuv420p", "aac", 720, null))
                        .transportSound())
                .isFalse();
    }

    @Test
    void reducedItMakesTheLowestRenditionAndCostsNoMoreThanBefore() {
        var copied = new OutputPlan(true, true, true, List.of(P720, P360), true).reduced();
        assertThat(copied).isEqualTo(new OutputPlan(false, false, true, List.of(P360), true, true));
        assertThat(copied.costs()).containsExactly(P360);
        assertThat(new OutputPlan(false, false, false, List.of(P720, P360), true)
                        .reduced()
                        .costs())
                .containsExactly(P360, P360);
        var only = new OutputPlan(true, false, false, List.of(), true);
        assertThat(only.reduced()).isEqualTo(only);
    }

    @Test
    void countsTheCopyForTelevisionsWhereItMustBeEncoded() {
        assertThat(new OutputPlan(false, false, false, List.of(P720, P360), true).costs())
                .containsExactly(P720, P360, P360);
        assertThat(new OutputPlan(true, false, false, List.of(P360), true).costs())
                .containsExactly(P360);
    }
}
