package dev.flightcase.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flightcase.media.isobmff.Boxes;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Low-Latency HLS over real connections: a track as one long body, and players that wait. */
class LowLatencyIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String[] LONG_BODY = {
        "-f", "mp4", "-movflags", "+empty_moov+default_base_moof+frag_every_frame+skip_trailer", "-flush_packets", "1"
    };

    private static byte[] second(int number) {
        return Boxes.join(
                Boxes.pictures(number * 30L, 10, true, 500),
                Boxes.pictures(number * 30L + 10, 10, false, 500),
                Boxes.pictures(number * 30L + 20, 10, false, 500));
    }

    private static CompletableFuture<HttpResponse<String>> later(Node node, String path) {
        return node.client.sendAsync(
                HttpRequest.newBuilder(URI.create(node.url(path))).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void awaitPlaylist(Node node, String content) {
        await().atMost(PATIENCE)
                .until(() -> node.get("/live/demo/video.m3u8").body().contains(content));
    }

    private static String hint(Node node) throws Exception {
        Matcher hint = Pattern.compile("PRELOAD-HINT:TYPE=PART,URI=\"([^\"]+)\"")
                .matcher(node.get("/live/demo/video.m3u8").body());
        assertThat(hint.find()).isTrue();
        return hint.group(1);
    }

    @Test
    void partsAreOutWhileTheBodyIsStillArriving() throws Exception {
        try (Node node = new Node();
                LongBody source = new LongBody(node, "video.cmfv")) {
            source.send(Boxes.pictureInit(), second(0), second(1), second(2));
            awaitPlaylist(node, "video-p8-");
            CompletableFuture<HttpResponse<String>> part = later(node, "/live/demo/video.m3u8?_HLS_msn=1&_HLS_part=3");
            CompletableFuture<HttpResponse<String>> segment = later(node, "/live/demo/video.m3u8?_HLS_msn=1");
            CompletableFuture<HttpResponse<String>> hinted = later(node, "/live/demo/" + hint(node));
            await().atMost(PATIENCE).until(() -> node.waiters() == 3);

            source.send(Boxes.pictures(90, 10, true, 500));

            assertThat(part.get().body()).contains("video-p9-");
            assertThat(part.get().headers().firstValue("Cache-Control")).contains("max-age=12");
            assertThat(hinted.get().statusCode()).isEqualTo(200);
            assertThat(hinted.get().headers().map())
                    .containsEntry("content-type", List.of("video/iso.segment"))
                    .containsEntry("accept-ranges", List.of("bytes"))
                    .containsKeys("etag", "expires", "access-control-allow-origin");
            assertThat(hinted.get().body()).hasSizeGreaterThan(4000);
            assertThat(segment).isNotDone();
            source.send(Boxes.pictures(100, 10, false, 500), Boxes.pictures(110, 10, false, 500), second(4));
            assertThat(segment.get().body()).containsPattern("\nvideo-1-[0-9a-f]+\\.m4s\n");
            assertThat(source.end()).isEqualTo("HTTP/1.1 201 Created");
        }
    }

    @Test
    void t20AndB42WhoWaitsWhenMediaStopsHearsOfTheGap() throws Exception {
        try (Node node = new Node();
                LongBody source = new LongBody(node, "video.cmfv")) {
            source.send(Boxes.pictureInit(), second(0), second(1), second(2));
            awaitPlaylist(node, "video-p8-");
            CompletableFuture<HttpResponse<String>> part = later(node, "/live/demo/video.m3u8?_HLS_msn=1&_HLS_part=3");
            CompletableFuture<HttpResponse<String>> hinted = later(node, "/live/demo/" + hint(node));

            assertThat(hinted.get(5, TimeUnit.SECONDS).statusCode()).isEqualTo(404);
            assertThat(part.get(5, TimeUnit.SECONDS).body()).contains("GAP=YES").doesNotContain("video-p9-");
        }
    }

    @Test
    void b43AnOpenEndedRangeOfAnOpenSegmentGetsItsPartsAsTheyCome() throws Exception {
        try (Node node = new Node();
                LongBody source = new LongBody(node, "video.cmfv")) {
            source.send(Boxes.pictureInit(), second(0), second(1), second(2));
            awaitPlaylist(node, "video-p8-");
            String segment = "/live/demo/" + hint(node).replaceFirst("video-p\\d+-", "video-1-");
            assertThat(node.get(segment).statusCode()).as("without a range").isEqualTo(404);
            CompletableFuture<HttpResponse<byte[]>> whole = range(node, segment, 0);
            CompletableFuture<HttpResponse<byte[]>> rest = range(node, segment, 5_000);
            CompletableFuture<HttpResponse<byte[]>> later = range(node, segment, 20_000);
            await().atMost(PATIENCE).until(() -> node.waiters() == 1);
            source.send(Boxes.pictures(90, 10, true, 500));
            source.send(Boxes.pictures(100, 10, false, 500), Boxes.pictures(110, 10, false, 500), second(4));
            awaitPlaylist(node, segment.substring("/live/demo/".length()));

            byte[] bytes = range(node, segment, 0).get().body();
            assertThat(bytes).hasSizeGreaterThan(20_000);
            assertThat(whole.get().body()).isEqualTo(bytes);
            assertThat(rest.get().body()).isEqualTo(Arrays.copyOfRange(bytes, 5_000, bytes.length));
            assertThat(later.get().body()).isEqualTo(Arrays.copyOfRange(bytes, 20_000, bytes.length));
            assertThat(whole.get().statusCode()).isEqualTo(206);
            assertThat(whole.get().headers().map())
                    .containsEntry("content-range", List.of("bytes 0-9007199254740991/*"))
                    .containsEntry("content-type", List.of("video/iso.segment"))
                    .containsEntry("cache-control", List.of("no-store"));
        }
    }

    private static CompletableFuture<HttpResponse<byte[]>> range(Node node, String path, int first) {
        return node.client.sendAsync(
                HttpRequest.newBuilder(URI.create(node.url(path)))
                        .header("Range", "bytes=" + first + "-9007199254740991")
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    @ParameterizedTest(name = "{0}: {1} is {2}")
    @CsvSource({
        "D2, _HLS_msn=0, 200",
        "D6, _HLS_part=0, 400",
        "D7, _HLS_msn=4, 400",
        "D8, _HLS_msn=1&_HLS_part=999, 400",
        "D9, _HLS_msn=x, 400",
        "D9, _HLS_msn=1&_HLS_msn=1, 400",
        "D16, _HLS_future=1&CMCD=x, 200",
    })
    void directivesAreAnsweredAtOnce(String row, String query, int status) throws Exception {
        try (Node node = new Node();
                LongBody source = new LongBody(node, "video.cmfv")) {
            source.send(Boxes.pictureInit(), second(0), second(1), second(2));
            awaitPlaylist(node, "video-p8-");

            HttpResponse<String> answer = node.get("/live/demo/video.m3u8?" + query);

            assertThat(answer.statusCode()).as(row).isEqualTo(status);
            assertThat(answer.body()).doesNotContain("_HLS_future");
            if (status == 400) {
                assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            }
            assertThat(node.get("/live/demo/index.m3u8?_HLS_msn=99").statusCode())
                    .as("D15")
                    .isEqualTo(200);
            assertThat(node.get("/live/demo/nothing.m3u8?_HLS_msn=1").statusCode())
                    .as("D20")
                    .isEqualTo(404);
        }
    }

    @Test
    void d17WhoLeavesIsForgotten() throws Exception {
        try (Node node = new Node();
                LongBody source = new LongBody(node, "video.cmfv")) {
            source.send(Boxes.pictureInit(), second(0), second(1), second(2));
            awaitPlaylist(node, "video-p8-");
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), node.server.port())) {
                socket.getOutputStream()
                        .write("GET /live/demo/video.m3u8?_HLS_msn=1&_HLS_part=3 HTTP/1.1\r\nHost: a\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                await().atMost(PATIENCE).until(() -> node.waiters() == 1);
            }
            await().atMost(PATIENCE).until(() -> node.waiters() == 0);
        }
    }

    @Test
    void badMediaEndThatRequestAloneAndSayWhy() throws Exception {
        try (Node node = new Node();
                LongBody source = new LongBody(node, "video.cmfv")) {
            source.send(Boxes.pictureInit(), second(0), second(1), second(2));
            awaitPlaylist(node, "video-p8-");

            assertThat(node.put("x.mp4", Boxes.hex("00000000 6d646174"))).isEqualTo(400);
            assertThat(node.put("a/x.m4s", second(0))).isEqualTo(412);
            assertThat(node.put("x.mp4", Boxes.box("moov", new byte[100]))).isEqualTo(415);
            assertThat(node.put("x.mp4", new byte[] {0, 0, 0, 1})).isEqualTo(400);
            assertThat(node.put("x.mp4", Boxes.hex("7fffffff 6d6f6f76"))).isEqualTo(400);
            source.send(second(3));
            awaitPlaylist(node, "video-p11-");
        }
    }

    @Test
    void aBrokenConnectionIsNotTheEndAndTheLastSegmentAgainIsNotShownTwice() throws Exception {
        try (Node node = new Node()) {
            try (LongBody source = new LongBody(node, "video.cmfv")) {
                source.send(Boxes.pictureInit(), second(0), second(1), second(2));
                awaitPlaylist(node, "video-p8-");
            }
            try (LongBody again = new LongBody(node, "video.cmfv")) {
                again.send(Boxes.pictureInit(), second(2), second(3), second(4));
                awaitPlaylist(node, "video-p14-");

                assertThat(node.get("/live/demo/video.m3u8").body())
                        .doesNotContain("#EXT-X-DISCONTINUITY\n", "ENDLIST", "0.33333,URI=\"video-p15-");
                byte[] last = Boxes.join(Boxes.box("styp", Boxes.hex("6d736468 00000000 6c6d7367")), second(5));
                again.send(last);
                assertThat(again.end()).isEqualTo("HTTP/1.1 201 Created");
                assertThat(node.get("/live/demo/video.m3u8").body()).endsWith("#EXT-X-ENDLIST\n");
            }
        }
    }

    @Test
    void ffmpegSendsOneLongBodyAndPlaysIt() throws Exception {
        assumeTrue(Encoder.isInstalled("ffmpeg") && Encoder.isInstalled("ffprobe"), "ffmpeg is not installed");
        try (Node node = new Node();
                Encoder encoder = new Encoder(node.ingestUrl("main.mp4"), LONG_BODY)) {
            await().atMost(PATIENCE).until(() -> node.status().segmentsIn() >= 2);
            String playlist = node.get("/live/demo/main.m3u8").body();
            long next =
                    playlist.lines().filter(line -> line.startsWith("#EXTINF")).count();
            for (int i = 0; i < 12; i++) {
                String url = "/live/demo/main.m3u8?_HLS_msn=" + next + "&_HLS_part=" + i % 6;
                assertThat(node.get(url).statusCode()).isEqualTo(200);
                next += i % 6 == 5 ? 1 : 0;
            }

            assertThat(Encoder.play(node.url("/live/demo/index.m3u8"))).isEmpty();
            assertThat(node.get("/live/demo/index.m3u8").body())
                    .containsPattern("CODECS=\"avc1\\.42[0-9a-f]{4},mp4a\\.40\\.2\"")
                    .contains("RESOLUTION=320x180,FRAME-RATE=30.000");
            assertThat(node.status().errors().total()).isZero();
            assertThat(encoder.isAlive()).isTrue();
        }
    }

    @Test
    void ffmpegSendsTracksApartAsDash() throws Exception {
        assumeTrue(Encoder.isInstalled("ffmpeg") && Encoder.isInstalled("ffprobe"), "ffmpeg is not installed");
        String[] dash = {
            "-f", "dash", "-ldash", "1", "-streaming", "1", "-seg_duration", "2", "-frag_duration", "0.333",
            "-use_template", "1", "-use_timeline", "0", "-window_size", "5", "-method", "PUT", "-http_persistent", "1"
        };
        try (Node node = new Node();
                Encoder encoder = new Encoder(node.ingestUrl("manifest.mpd"), dash)) {
            await().atMost(PATIENCE).until(() -> node.status().segmentsIn() >= 6);

            String multivariant = node.get("/live/demo/index.m3u8").body();
            assertThat(multivariant).contains("TYPE=AUDIO", "URI=\"stream1.m3u8\"", "AUDIO=\"sound\"\nstream0.m3u8\n");
            assertThat(node.get("/live/demo/stream0.m3u8").body())
                    .contains("#EXT-X-RENDITION-REPORT:URI=\"stream1.m3u8\"");
            assertThat(Encoder.play(node.url("/live/demo/index.m3u8"))).isEmpty();
            assertThat(encoder.isAlive()).isTrue();
        }
    }
}
