package dev.flightcase.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flightcase.media.packager.Cuts;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A real encoder pushes, real players read. */
class FfmpegIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Nothing leaves the playlist while a test looks at it, however slow the machine is. */
    private static final MediaConfig LONG_WINDOW = new MediaConfig(
            32 << 20,
            100,
            Cuts.defaults(),
            StallConfig.defaults().withIdleAfter(Duration.ofSeconds(60)),
            10,
            100,
            List.of());

    @BeforeAll
    static void needsFfmpeg() {
        assumeTrue(Encoder.isInstalled("ffmpeg") && Encoder.isInstalled("ffprobe"), "ffmpeg is not installed");
    }

    private static String probe(Node node) throws Exception {
        return Encoder.run(
                "ffprobe",
                "-v",
                "error",
                "-show_entries",
                "stream=codec_name,width,height",
                "-of",
                "compact",
                node.url("/live/demo/index.m3u8"));
    }

    @Test
    void playsFragmentedMp4() throws Exception {
        try (Node node = new Node();
                Encoder encoder = new Encoder(
                        node.openIngestUrl("index.m3u8"),
                        "-hls_segment_type",
                        "fmp4",
                        "-headers",
                        "Authorization: Bearer " + Node.KEY + "\r\n")) {
            await().atMost(PATIENCE).until(() -> node.status().segmentsIn() >= 4);

            assertThat(probe(node)).contains("codec_name=h264|width=320|height=180", "codec_name=aac");
            assertThat(Encoder.play(node.url("/live/demo/index.m3u8"))).isEmpty();
            String multivariant = node.get("/live/demo/index.m3u8").body();
            assertThat(multivariant)
                    .containsPattern("BANDWIDTH=\\d{5,},AVERAGE-BANDWIDTH=\\d{5,}")
                    .containsPattern("CODECS=\"avc1\\.42[0-9a-f]{4},mp4a\\.40\\.2\"")
                    .contains("RESOLUTION=320x180,FRAME-RATE=30.000", "\nmedia.m3u8\n");
            await().atMost(PATIENCE).until(() -> node.status().segmentsIn() >= 10);
            String media = node.get("/live/demo/media.m3u8").body();
            assertThat(media.split("#EXTINF:", -1)).hasSize(9);
            assertThat(media)
                    .contains("#EXT-X-TARGETDURATION:2\n", "#EXT-X-DISCONTINUITY-SEQUENCE:0\n")
                    .containsOnlyOnce("#EXT-X-MAP")
                    .doesNotContain("#EXT-X-DISCONTINUITY\n");
            assertThat(node.status())
                    .returns(StreamState.LIVE, StreamStatus::state)
                    .returns(0L, status -> status.errors().total());
            assertThat(node.status().viewers()).isPositive();
            assertThat(encoder.isAlive()).isTrue();
        }
    }

    @Test
    void playsTransportStreams() throws Exception {
        try (Node node = new Node();
                Encoder encoder = new Encoder(node.ingestUrl("index.m3u8"))) {
            await().atMost(PATIENCE).until(() -> node.status().segmentsIn() >= 4);

            assertThat(probe(node)).contains("codec_name=h264|width=320|height=180", "codec_name=aac");
            assertThat(Encoder.play(node.url("/live/demo/index.m3u8"))).isEmpty();
            assertThat(node.get("/live/demo/ts.m3u8").body()).contains(".ts\n").doesNotContain("EXT-X-MAP");
            assertThat(node.status().errors().total()).isZero();
            assertThat(encoder.isAlive()).isTrue();
        }
    }

    @Test
    void goesOnWithADiscontinuityWhenTheEncoderStartsAgain() throws Exception {
        try (Node node = new Node(LONG_WINDOW)) {
            String[] output = {"-hls_segment_type", "fmp4"};
            try (Encoder first = new Encoder(node.ingestUrl("index.m3u8"), output)) {
                await().atMost(PATIENCE).until(() -> node.status().segmentsIn() >= 3);
                first.kill();
            }
            long before = node.status().segmentsIn();
            try (Encoder second =
                    new Encoder(node.ingestUrl("index.m3u8"), "-hls_segment_type", "fmp4", "-b:v", "400k")) {
                await().atMost(PATIENCE).until(() -> node.status().segmentsIn() >= before + 3);

                String media = node.get("/live/demo/media.m3u8").body();
                assertThat(media).containsOnlyOnce("#EXT-X-DISCONTINUITY\n").contains("#EXT-X-MEDIA-SEQUENCE:0\n");
                assertThat(node.status().errors().encoderRestarts()).isEqualTo(1);
                assertThat(probe(node)).contains("codec_name=h264", "codec_name=aac");
                assertThat(second.isAlive()).isTrue();
            }
        }
    }

    @Test
    void goesOnWhenTheNodeRestartsWhileTheEncoderPushes() throws Exception {
        BookmarkShelf memory = new BookmarkShelf();
        Node first = new Node(LONG_WINDOW, memory, 0);
        try (Encoder encoder =
                new Encoder(first.ingestUrl("index.m3u8"), "-hls_segment_type", "fmp4", "-ignore_io_errors", "1")) {
            try (first) {
                await().atMost(PATIENCE).until(() -> first.status().segmentsIn() >= 3);
            }
            try (Node second = new Node(LONG_WINDOW, memory, first.server.port())) {
                await().atMost(PATIENCE).until(() -> second.status().segmentsIn() >= 4);

                assertThat(second.get("/live/demo/media.m3u8").body())
                        .contains(
                                "#EXT-X-MEDIA-SEQUENCE:256\n", "#EXT-X-DISCONTINUITY\n#EXT-X-MAP:URI=\"media-init-0-");
                assertThat(probe(second)).contains("codec_name=h264|width=320|height=180", "codec_name=aac");
                assertThat(Encoder.play(second.url("/live/demo/index.m3u8"))).isEmpty();
                assertThat(encoder.isAlive()).isTrue();
            }
        }
    }
}
