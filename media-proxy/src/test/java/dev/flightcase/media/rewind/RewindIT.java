package dev.flightcase.media.rewind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.http.HttpConfig;
import dev.flightcase.http.HttpObserver;
import dev.flightcase.http.HttpServer;
import dev.flightcase.http.Router;
import dev.flightcase.http.WorkerPool;
import dev.flightcase.media.packager.MediaTime;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over HTTP, from files. */
class RewindIT {
    private static final int BYTES = 300_000;

    @TempDir
    private Path disk;

    private final Show show = new Show("a", 0, BYTES);
    private final WorkerPool workers = new WorkerPool("disk", 1, 16);
    private final HttpClient client = HttpClient.newHttpClient();
    private Rewind rewind;
    private HttpServer server;

    @BeforeEach
    void start() {
        rewind = new Rewind(
                new RewindConfig(disk.resolve("rewind"), Duration.ofMinutes(30), RewindConfig.BYTES_MIN),
                List.of(show),
                100,
                "t",
                MediaTime.system());
        for (int i = 0; i < 20; i++) {
            show.segments(1);
            rewind.look();
        }
        Router.Builder routes = Router.builder();
        new RewindRoutes(rewind, MediaTime.system(), workers).addTo(routes);
        server = new HttpServer(
                HttpConfig.defaults().withPort(0), routes.build(), HttpObserver.NONE, InstantSource.system());
        server.start();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
        workers.close();
        rewind.close();
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/live/stage/rewind/" + path));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void givesPlaylistsAndFilesWithRanges() throws IOException, InterruptedException {
        assertThat(get("index.m3u8").body()).asString().contains("main.m3u8");
        assertThat(get("main.m3u8").body()).asString().contains("main-0-a.m4s", "main-19-a.m4s");
        HttpResponse<byte[]> whole = get("main-19-a.m4s");
        assertThat(whole.body()).isEqualTo(show.content(19));
        assertThat(whole.headers().firstValue("Content-Type")).contains("video/iso.segment");
        assertThat(whole.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");

        HttpResponse<byte[]> part = get("main-19-a.m4s", "Range", "bytes=100-199");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(show.content(19), 100, 200));
        assertThat(get("main-init-a.mp4").body()).hasSize(700);
    }

    @Test
    void givesNothingElse() throws IOException, InterruptedException {
        for (String name : List.of("index.log", "multivariant.txt", "main-99-a.m4s", "..%2Fa.mp4", "%2e%2e", "a.mp4")) {
            assertThat(get(name).statusCode()).as(name).isIn(400, 404);
        }
    }
}
