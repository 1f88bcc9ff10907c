package dev.flightcase.bench.rewind;

import dev.flightcase.http.HttpConfig;
import dev.flightcase.http.HttpObserver;
import dev.flightcase.http.HttpServer;
import dev.flightcase.http.Router;
import dev.flightcase.http.WorkerPool;
import dev.flightcase.media.packager.MediaTime;
import dev.flightcase.media.rewind.Rewind;
import dev.flightcase.media.rewind.RewindConfig;
import dev.flightcase.media.rewind.RewindRoutes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** One life of the rewind store, with a server before it and a viewer who goes back. */
final class Theatre implements AutoCloseable {
    private static final Duration LENGTH = Duration.ofHours(4);
    private static final long BYTES_MAX = 3L << 30;
    private static final int WAITERS = 16;

    private final WorkerPool disk = new WorkerPool("disk", 1, 16);
    private final HttpClient client = HttpClient.newHttpClient();
    private final Rewind rewind;
    private final HttpServer server;

    Theatre(Path folder, EndlessShow show, String token) {
        rewind = new Rewind(
                new RewindConfig(folder, LENGTH, BYTES_MAX), List.of(show), WAITERS, token, MediaTime.system());
        Router.Builder routes = Router.builder();
        new RewindRoutes(rewind, MediaTime.system(), disk).addTo(routes);
        server = new HttpServer(
                HttpConfig.defaults().withPort(0), routes.build(), HttpObserver.NONE, InstantSource.system());
        server.start();
        rewind.start();
    }

    /** Names of the media that the playlist lists, in order; none while there is no playlist. */
    List<String> listed() throws IOException, InterruptedException {
        var answer = get("main.m3u8", HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() == 200
                ? answer.body().lines().filter(line -> line.endsWith(".m4s")).toList()
                : List.of();
    }

    /** The bytes under a name; empty when there are none. */
    byte[] media(String name) throws IOException, InterruptedException {
        var answer = get(name, HttpResponse.BodyHandlers.ofByteArray());
        return answer.statusCode() == 200 ? answer.body() : new byte[0];
    }

    private <T> HttpResponse<T> get(String name, HttpResponse.BodyHandler<T> body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.port() + "/live/stage/rewind/" + name))
                .timeout(Duration.ofSeconds(30))
                .build();
        return client.send(request, body);
    }

    @Override
    public void close() {
        rewind.close();
        server.close();
        disk.close();
        client.close();
    }
}
