package dev.flightcase.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flightcase.media.packager.Cuts;
import dev.flightcase.media.slate.FfmpegSlates;
import dev.flightcase.media.slate.SlateLoop;
import dev.flightcase.media.slate.SlateShape;
import dev.flightcase.media.slate.SlateSource;
import dev.flightcase.media.store.SegmentStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Slates that a real ffmpeg makes, and a real player that reads through stall, slate and return. */
class SlateIT {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final MediaConfig SOON = new MediaConfig(
            32 << 20,
            100,
            Cuts.defaults(),
            new StallConfig(Duration.ofSeconds(60), Duration.ofSeconds(2), Duration.ofMinutes(5)),
            10,
            100,
            List.of());

    @TempDir
    private Path folder;

    @BeforeAll
    static void needsFfmpeg() {
        assumeTrue(Encoder.isInstalled("ffmpeg") && Encoder.isInstalled("ffprobe"), "ffmpeg is not installed");
    }

    private static SlateSource.Answer made(FfmpegSlates slates, SlateShape shape) {
        await().atMost(PATIENCE).until(() -> !(slates.ask(shape) instanceof SlateSource.Answer.Later));
        return slates.ask(shape);
    }

    @Test
    void ffmpegMakesALoopOfEachShape() throws Exception {
        SegmentStore store = new SegmentStore(8 << 20, System::nanoTime);
        Path picture = folder.resolve("slate.png");
        Encoder.run(
                "ffmpeg",
                "-v",
                "error",
                "-f",
                "lavfi",
                "-i",
                "testsrc2=size=300x500",
                "-frames:v",
                "1",
                picture.toString());
        try (FfmpegSlates own = new FfmpegSlates("ffmpeg", 0, null, Duration.ofSeconds(2));
                FfmpegSlates operators = new FfmpegSlates("ffmpeg", 0, picture, Duration.ofSeconds(2))) {
            for (FfmpegSlates slates : List.of(own, operators)) {
                SlateSource.Answer answer = made(slates, new SlateShape(320, 180, 30, 48_000));
                assertThat(answer).isInstanceOfSatisfying(SlateSource.Answer.Ready.class, ready -> {
                    try (SlateLoop loop = SlateLoop.read(ready.file(), store)) {
                        assertThat(loop.tracks()).hasSize(2);
                        assertThat(loop.tracks().getFirst().width()).isEqualTo(320);
                        assertThat(loop.tracks().getFirst().codec()).startsWith("avc1.42");
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                });
            }
            assertThat(made(own, new SlateShape(0, 0, 25, 44_100))).isInstanceOf(SlateSource.Answer.Ready.class);
        }
        assertThat(store.bytesUsed()).isZero();
    }

    @Test
    void withoutFfmpegOrPictureThereIsNone() {
        SlateShape shape = new SlateShape(320, 180, 30, 0);
        try (FfmpegSlates missing = new FfmpegSlates("/nowhere/ffmpeg", 0, null, Duration.ofSeconds(2));
                FfmpegSlates pictureless =
                        new FfmpegSlates("ffmpeg", 0, folder.resolve("none.png"), Duration.ofSeconds(2))) {
            assertThat(made(missing, shape)).isInstanceOf(SlateSource.Answer.Never.class);
            assertThat(made(pictureless, shape)).isInstanceOf(SlateSource.Answer.Never.class);
        }
    }

    @Test
    void aPlayerReadsThroughStallSlateAndReturn() throws Exception {
        try (FfmpegSlates slates = new FfmpegSlates("ffmpeg", 0, null, Duration.ofSeconds(2));
                Node node = new Node(SOON, slates)) {
            String[] output = {"-hls_segment_type", "fmp4"};
            try (Encoder first = new Encoder(node.ingestUrl("index.m3u8"), output)) {
                await().atMost(PATIENCE).until(() -> node.status().segmentsIn() >= 3);
                first.kill();
            }
            await().atMost(PATIENCE).until(() -> playlist(node).contains("init-1"));
            assertThat(playlist(node))
                    .contains("#EXT-X-GAP\n", "GAP=YES", "#EXT-X-DISCONTINUITY\n#EXT-X-MAP:URI=\"media-init-1");
            assertThat(Encoder.play(node.url("/live/demo/index.m3u8"))).isEmpty();
            long before = node.status().segmentsIn();
            try (Encoder second = new Encoder(node.ingestUrl("index.m3u8"), output)) {
                await().atMost(PATIENCE).until(() -> node.status().segmentsIn() >= before + 2);

                assertThat(playlist(node)).contains("#EXT-X-DISCONTINUITY\n#EXT-X-MAP:URI=\"media-init-2");
                assertThat(Encoder.play(node.url("/live/demo/index.m3u8"))).isEmpty();
                assertThat(second.isAlive()).isTrue();
            }
        }
    }

    private static String playlist(Node node) throws Exception {
        return node.get("/live/demo/media.m3u8").body();
    }
}
