package dev.flightcase.media.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the real ffmpeg makes of each source. */
class PipelineIT {
    @TempDir
    private Path folder;

    @BeforeAll
    static void needsFfmpeg() {
        assumeTrue(Ffmpeg.isInstalled(), "ffmpeg is not installed");
    }

    private static Source.TestPicture testPicture() {
        return new Source.TestPicture(new PictureSize(320, 180), 30);
    }

    @Test
    void pushesEachPictureOfTheTestPictureAsAFragmentWhileItGoesOn() throws Exception {
        try (var fixture = new Fixture(testPicture()).started()) {
            fixture.awaitFragments("180p.mp4", 60);
            var body = fixture.sink.body("demo/180p.mp4");

            assertThat(body.isWhole()).isFalse();
            assertThat(body.method()).isEqualTo("PUT");
            assertThat(body.authorization()).startsWith("Bearer ");
            assertThat(fixture.keys.accepts("demo", body.authorization().substring("Bearer ".length())))
                    .isTrue();
            var boxes = BoxList.of(body.bytes());
            assertThat(boxes.stream().limit(2).map(BoxList.Box::type)).containsExactly("ftyp", "moov");
            assertThat(boxes.stream().map(BoxList.Box::type)).doesNotContain("mfra", "sidx", "prft");
            assertThat(boxes.stream().filter(box -> box.type().equals("moof")))
                    .isNotEmpty()
                    .allSatisfy(moof -> assertThat(moof.children())
                            .filteredOn(child -> child.type().equals("traf"))
                            .isNotEmpty()
                            .allSatisfy(traf -> assertThat(traf.children())
                                    .extracting(BoxList.Box::type)
                                    .contains("tfdt")));
            assertThat(Ffmpeg.probe(body.bytes(), folder))
                    .contains("codec_name=h264|width=320|height=180", "codec_name=aac");
            var status = fixture.awaitState(EncoderState.RUNNING);
            assertThat(status.reason()).isEqualTo("encodes test-picture to 180p");
            assertThat(status.restarts()).isZero();

            fixture.supervisor.stop("demo");
            fixture.awaitState(EncoderState.STOPPED);
            await().atMost(Fixture.PATIENCE).until(body::isWhole);
            assertThat(BoxList.of(body.bytes()))
                    .extracting(BoxList.Box::type)
                    .as("an end without mfra is no end of stream")
                    .doesNotContain("mfra");
            assertThat(Ffmpeg.children()).isEmpty();

            fixture.supervisor.start("demo");
            fixture.awaitState(EncoderState.RUNNING);
        }
        assertThat(Ffmpeg.children()).isEmpty();
    }

    @Test
    void copiesWhatIsPushedOverRtmpAndWaitsForTheNextOne() throws Exception {
        int port = Ffmpeg.freePort();
        var output = output(Ffmpeg.FITS, "-f", "flv", "rtmp://127.0.0.1:" + port + "/live/demo");
        try (var fixture = new Fixture(new Source.Rtmp(Fixture.LOOPBACK, port)).started()) {
            assertThat(fixture.awaitState(EncoderState.STARTING).reason())
                    .isEqualTo("waits for an encoder at rtmp://127.0.0.1:" + port + "/live/demo");
            try (var pusher = new Repeated(output)) {
                pusher.until(() -> fixture.sink.fragments("demo/source.mp4") >= 30);
            }
            assertThat(Ffmpeg.probe(fixture.sink.body("demo/source.mp4").bytes(), folder))
                    .contains("codec_name=h264|width=320|height=180", "codec_name=aac");

            fixture.awaitState(EncoderState.STARTING);
            fixture.sink.forget();
            try (var pusher = new Repeated(output)) {
                pusher.until(() -> fixture.sink.fragments("demo/source.mp4") >= 10);
                assertThat(fixture.awaitState(EncoderState.RUNNING).reason()).isEqualTo("copies rtmp");
            }
            assertThat(fixture.status().restarts()).isZero();
        }
    }

    @Test
    void encodesWhatAnEncoderPushesThatDoesNotFit() throws Exception {
        int port = Ffmpeg.freePort();
        var output = output(
                new String[] {"-c:v", "flv", "-c:a", "libmp3lame", "-ar", "44100"},
                "-f",
                "flv",
                "rtmp://127.0.0.1:" + port + "/live/demo");
        try (var fixture = new Fixture(new Source.Rtmp(Fixture.LOOPBACK, port)).started();
                var pusher = new Repeated(output)) {
            pusher.until(() -> fixture.sink.fragments("demo/180p.mp4") >= 10);

            assertThat(fixture.awaitState(EncoderState.RUNNING).reason()).isEqualTo("encodes rtmp to 180p");
            assertThat(fixture.status().restarts()).isZero();
            assertThat(Ffmpeg.probe(fixture.sink.body("demo/180p.mp4").bytes(), folder))
                    .contains("codec_name=h264", "codec_name=aac");
        }
    }

    @Test
    void takesSrtWithItsPassphraseOnly() throws Exception {
        int port = Ffmpeg.freePort();
        var source = new Source.Srt(Fixture.LOOPBACK, port, "right-passphrase", Duration.ofMillis(50));
        try (var fixture = new Fixture(source).started()) {
            fixture.awaitState(EncoderState.STARTING);
            await().atMost(Fixture.PATIENCE).until(() -> !Ffmpeg.children().isEmpty());
            for (var wrong : List.of("?passphrase=wrong-passphrase", "")) {
                try (var pusher = Ffmpeg.push(output(Ffmpeg.FITS, "-f", "mpegts", srt(port, wrong)))) {
                    assertThat(pusher.waitFor()).isNotZero();
                }
            }
            assertThat(fixture.sink.paths()).isEmpty();

            try (var pusher =
                    new Repeated(output(Ffmpeg.FITS, "-f", "mpegts", srt(port, "?passphrase=right-passphrase")))) {
                pusher.until(() -> fixture.sink.fragments("demo/source.mp4") >= 10);
            }
            assertThat(Ffmpeg.probe(fixture.sink.body("demo/source.mp4").bytes(), folder))
                    .contains("codec_name=h264|width=320|height=180", "codec_name=aac");
            assertThat(fixture.status().restarts()).isZero();
        }
    }

    @Test
    void copiesAFileAgainAndAgainAndForTelevisionsToo() throws Exception {
        var file = Ffmpeg.clip(folder.resolve("-i clip.mp4"), Ffmpeg.FITS);
        try (var fixture =
                new Fixture(new Source.LoopedFile(file), Fixture.encode(Transcoding.Mode.AUTO), true).started()) {
            var status = fixture.awaitStatus(
                    now -> now.progress() != null && now.progress().outTime().toMillis() > 3000);

            assertThat(status.reason()).isEqualTo("copies file, makes MPEG-TS for televisions");
            assertThat(status.restarts()).isZero();
            await().atMost(Fixture.PATIENCE).until(() -> fixture.sink.has("demo-tv/index.m3u8"));
            var segment = fixture.sink.paths().stream()
                    .filter(path -> path.endsWith(".ts"))
                    .findFirst()
                    .orElseThrow();
            assertThat(fixture.sink.body(segment).bytes()[0]).isEqualTo((byte) 0x47);
        }
    }

    @Test
    void encodesAFileThatDoesNotFit() throws Exception {
        var file = Ffmpeg.clip(folder.resolve("clip.mp4"), "-c:v", "mpeg4", "-g", "300", "-c:a", "aac");
        try (var fixture = new Fixture(new Source.LoopedFile(file)).started()) {
            fixture.awaitFragments("180p.mp4", 10);

            assertThat(fixture.sink.paths()).containsExactly("demo/180p.mp4");
        }
    }

    private static String srt(int port, String query) {
        return "srt://127.0.0.1:" + port + query + (query.isEmpty() ? "?" : "&") + "connect_timeout=1000";
    }

    private static List<String> output(String[] codecs, String... rest) {
        return Lists.join(List.of(codecs), List.of(rest));
    }
}
