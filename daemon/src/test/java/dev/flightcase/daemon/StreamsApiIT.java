package dev.flightcase.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Streams as the operator has them: one that the node encodes, in two renditions, and one that somebody pushes. */
class StreamsApiIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String STREAMS = """
            [[media.stream]]
            name = "pushed"
            key = "correct-horse"
            """;
    private static final String OWN = """
            [[media.stream]]
            name = "own"
            source = "test-picture"
            size = "320x180"
            [[media.stream.rendition]]
            height = 180
            video-kbps = 200
            rate = 15
            [[media.stream.rendition]]
            height = 144
            video-kbps = 100
            rate = 15
            """;

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // each test starts its own
    private NodeFixture node;

    private String operator = "";

    private void start(String streams) throws Exception {
        node = NodeFixture.start(folder, streams);
        operator = "Bearer " + node.phone().operator();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        return node.send(method, "/api/v1/streams" + path, body, "Authorization", operator);
    }

    private void until(Predicate<String> condition) {
        await().atMost(PATIENCE).until(() -> condition.test(send("GET", "", "").body()));
    }

    private String preflight() throws Exception {
        return node.send("POST", "/api/v1/preflight?wait=60", "", "Authorization", operator)
                .body();
    }

    private int put(String path) throws Exception {
        var key = Base64.getEncoder().encodeToString("pushed:correct-horse".getBytes(StandardCharsets.UTF_8));
        return node.send("PUT", "/ingest/pushed/" + path, "", "Authorization", "Basic " + key)
                .statusCode();
    }

    @Test
    void theOperatorShowsLessOfAStreamAndMoreAgain() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/ffmpeg")), "ffmpeg is not installed");
        start(OWN);
        until(body -> body.contains("\"name\":\"180p\"") && body.contains("\"name\":\"144p\""));
        assertThat(node.get("/live/own/index.m3u8").body()).contains("180p.m3u8", "144p.m3u8");
        assertThat(preflight()).contains("1 stream can be played: 2 renditions, ");

        var less = send("POST", "/own/shed", "{\"level\":\"reduced\",\"reason\":\"the tent is hot\"}");

        assertThat(less.statusCode()).isEqualTo(200);
        assertThat(less.body())
                .contains(
                        "\"shown\":\"reduced\"",
                        "{\"asker\":\"operator\",\"level\":\"reduced\",\"reason\":\"the tent is hot\"}")
                .doesNotContain("\"name\":\"180p\"");
        assertThat(node.get("/live/own/index.m3u8").body())
                .contains("144p.m3u8")
                .doesNotContain("180p.m3u8");
        assertThat(node.get("/live/own/180p.m3u8").statusCode()).isEqualTo(404);
        assertThat(node.get("/live/own/144p.m3u8").body()).doesNotContain("ENDLIST");
        until(body -> body.contains("\"says\":\"encodes test-picture to 144p\""));

        send("POST", "/own/shed", "{\"level\":\"full\",\"now\":true}");

        until(body ->
                body.contains("\"says\":\"encodes test-picture to 180p, 144p\"") && body.contains("\"name\":\"180p\""));
        assertThat(node.get("/live/own/180p.m3u8").body()).contains("#EXT-X-TARGETDURATION:2\n");
    }

    @Test
    void theOperatorStopsAndStartsAnEncoderOfTheNode() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/ffmpeg")), "ffmpeg is not installed");
        start(OWN);
        until(body -> body.contains("\"state\":\"running\""));
        for (int i = 0; i < 2; i++) {
            assertThat(send("POST", "/own/stop", "").body()).contains("\"wanted\":false");
        }
        until(body -> body.contains("\"state\":\"stopped\""));
        for (int i = 0; i < 2; i++) {
            assertThat(send("POST", "/own/start", "").body()).contains("\"wanted\":true");
        }

        until(body -> body.contains("\"state\":\"running\""));
        assertThat(send("GET", "", "").body()).contains("\"restarts\":0");
    }

    @Test
    void aStreamThatIsOffSendsItsEncoderAwayUntilItIsOnAgain() throws Exception {
        start(STREAMS);
        assertThat(put("video.mp4")).isEqualTo(204);
        var off = send("POST", "/pushed/shed", "{\"level\":\"off\",\"reason\":\"the battery is low\"}");
        assertThat(off.body()).contains("\"shown\":\"off\"").doesNotContain("encoder", "up_in_ms");
        assertThat(put("video.mp4")).isEqualTo(503);
        assertThat(node.get("/metrics").body())
                .contains("flightcase_stream_level{level=\"off\",stream=\"pushed\"} 1.0");

        var waits = send("POST", "/pushed/shed", "{\"level\":\"full\"}");

        assertThat(waits.body()).contains("\"shown\":\"off\",\"asked\":\"full\",\"up_in_ms\":");
        assertThat(put("video.mp4")).isEqualTo(503);
        assertThat(send("POST", "/pushed/shed", "{\"level\":\"full\",\"now\":true}")
                        .body())
                .contains("\"shown\":\"full\"");
        assertThat(put("video.mp4")).isEqualTo(204);
    }

    @Test
    void whatCanNotBeDoneIsSaid() throws Exception {
        start(STREAMS + """
                [[media.stream]]
                name = "file"
                source = "file"
                file = "/nowhere/loop.mp4"
                television = true
                """);

        assertThat(send("POST", "/pushed/start", "").body()).contains("no-encoder", "pushed from outside");
        assertThat(send("POST", "/pushed/stop", "").statusCode()).isEqualTo(409);
        assertThat(send("POST", "/file-tv/shed", "{\"level\":\"off\"}").body())
                .contains("stream-is-copy", "ask for file");
        assertThat(send("POST", "/other/start", "").statusCode()).isEqualTo(404);
        assertThat(send("POST", "/other/shed", "{\"level\":\"off\"}").statusCode())
                .isEqualTo(404);
        for (var wrong : new String[] {
            "{}",
            "{\"level\":\"low\"}",
            "{\"level\":\"off\",\"reason\":\"a\\nb\"}",
            "{\"level\":\"off\",\"now\":\"yes\"}"
        }) {
            assertThat(send("POST", "/pushed/shed", wrong).statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
        assertThat(send("GET", "", "").body())
                .contains("\"name\":\"pushed\",\"state\":\"idle\",\"source\":\"push\"", "\"copy_of\":\"file\"")
                .doesNotContain("correct-horse");
        assertThat(preflight()).contains("Streams pushed, file, file-tv are not live, so nobody knows");
        assertThat(node.send("GET", "/api/v1/streams", "").statusCode()).isEqualTo(401);
        assertThat(node.send(
                                "POST",
                                "/api/v1/streams/pushed/shed",
                                "{}",
                                "Cookie",
                                node.phone().cookie("pos"))
                        .statusCode())
                .isEqualTo(403);
    }
}
