package dev.flightcase.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flightcase.demo.browser.Chromium;
import dev.flightcase.demo.browser.ChromiumBinary;
import dev.flightcase.demo.browser.Page;
import dev.flightcase.demo.browser.Viewport;
import dev.flightcase.demo.encoder.FfmpegProbe;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real player before the real node, whose operator shows less of the stream, and more again. */
class LessShownIT {
    private static final Path NODE =
            Path.of("../daemon/target/app/bin/flightcase").toAbsolutePath().normalize();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private int port;

    @Test
    void aPlayerOfTheUpperRenditionChangesOverByItselfAndGoesOn() throws Exception {
        var binary = ChromiumBinary.find(System.getenv().getOrDefault("PATH", ""));
        assumeTrue(binary instanceof ChromiumBinary.Found, () -> "no browser here: " + binary);
        assumeTrue(Files.isExecutable(NODE), "the node is not built here");
        assumeTrue(new FfmpegProbe("ffmpeg").run() instanceof FfmpegProbe.Usable, "no usable ffmpeg here");
        var node = start();
        try (var browser = new Chromium(
                ((ChromiumBinary.Found) binary).path(), Files.createDirectory(folder.resolve("profile")), List.of())) {
            browser.start();
            until("360p.m3u8");
            try (var page = browser.open(Viewport.SCREEN)) {
                page.go(URI.create(url("/screen/show")), PATIENCE);
                page.waitUntil(playing(360), PATIENCE);

                shed("{\"level\":\"reduced\"}");

                page.waitUntil(playing(180), PATIENCE);
                goesOn(page);
                assertThat(get("/live/show/index.m3u8")).doesNotContain("360p");
                shed("{\"level\":\"full\",\"now\":true}");
                until("360p.m3u8");
                page.waitUntil(playing(360), PATIENCE);
                goesOn(page);
                assertThat(page.evaluate("screenFigures.attempts").value()).isEqualTo(1L);
            }
        } finally {
            node.destroy();
            if (!node.waitFor(20, TimeUnit.SECONDS)) {
                node.destroyForcibly();
            }
        }
    }

    private static String playing(int height) {
        return "window.screenFigures?.state === 'playing' && document.getElementById('video').videoHeight === "
                + height;
    }

    /** It shows what happened after this. */
    private static void goesOn(Page page) {
        page.evaluate("window.timeBefore = document.getElementById('video').currentTime");
        page.waitUntil(
                "screenFigures.state === 'playing' && document.getElementById('video').currentTime > timeBefore + 3",
                PATIENCE);
    }

    private Process start() throws Exception {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        var config = Files.writeString(folder.resolve("node.toml"), """
            [node]
            name = "Less"
            data = "%1$s/data"
            runtime = "%1$s/run"
            [http]
            bind-address = "127.0.0.1"
            port = %2$d
            [[media.stream]]
            name = "show"
            source = "test-picture"
            size = "640x360"
            [[media.stream.rendition]]
            height = 360
            video-kbps = 400
            rate = 15
            [[media.stream.rendition]]
            height = 180
            video-kbps = 150
            rate = 15
            """.formatted(folder, port));
        var node = new ProcessBuilder(NODE.toString(), "run", "--config", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("node.log").toFile());
        node.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return node.start();
    }

    private void until(String listed) {
        await().ignoreExceptions()
                .atMost(PATIENCE)
                .until(() -> get("/live/show/index.m3u8").contains(listed));
    }

    private void shed(String body) throws IOException, InterruptedException {
        var pin = Files.readString(folder.resolve("data/identity/operator-pin")).strip();
        var session = post("/api/v1/sessions", "{\"pin\":\"" + pin + "\"}");
        var token = Pattern.compile("\"token\":\"([^\"]+)\"").matcher(session);
        assertThat(token.find()).as(session).isTrue();
        assertThat(post("/api/v1/streams/show/shed", body, "Authorization", "Bearer " + token.group(1)))
                .contains("\"shown\"");
    }

    private String get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url(path))));
    }

    private String post(String path, String body, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url(path))).POST(HttpRequest.BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
    }

    private String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
