package dev.flightcase.media;

import dev.flightcase.http.HttpConfig;
import dev.flightcase.http.HttpObserver;
import dev.flightcase.http.HttpServer;
import dev.flightcase.http.Router;
import dev.flightcase.media.packager.MediaTime;
import dev.flightcase.media.pipeline.PipelineKeys;
import dev.flightcase.media.slate.SlateSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A server with one stream named {@code demo}, on a port of the kernel's choice, and a client for it. */
final class Node implements AutoCloseable {
    static final String KEY = "correct-horse";

    final LiveMedia media;
    final HttpServer server;
    final HttpClient client = HttpClient.newHttpClient();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    Node() {
        this(MediaConfig.defaults());
    }

    Node(MediaConfig config) {
        this(config, StreamMemory.NONE, 0);
    }

    Node(MediaConfig config, SlateSource slates) {
        this(config, StreamMemory.NONE, 0, slates);
    }

    /**
     * @param port 0, or that of a node that was here before
     */
    Node(MediaConfig config, StreamMemory memory, int port) {
        this(config, memory, port, SlateSource.NONE);
    }

    private Node(MediaConfig config, StreamMemory memory, int port, SlateSource slates) {
        media = new LiveMedia(
                config.withStreams(List.of(new StreamConfig("demo", KEY), new StreamConfig("other", "other-key-1"))),
                MediaTime.system(),
                memory,
                new Random(),
                new PipelineKeys(new Random()),
                slates);
        Router.Builder router = Router.builder();
        media.routes(router);
        server = new HttpServer(
                HttpConfig.defaults().withPort(port), router.build(), HttpObserver.NONE, InstantSource.system());
        server.start();
        timer.scheduleAtFixedRate(media::sweep, 100, 100, TimeUnit.MILLISECONDS);
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    String ingestUrl(String path) {
        return "http://demo:" + KEY + "@127.0.0.1:" + server.port() + "/ingest/demo/" + path;
    }

    /** Of the public part of the URL: the key goes into a header. */
    String openIngestUrl(String path) {
        return url("/ingest/demo/" + path);
    }

    /** How many requests wait. */
    int waiters() {
        return status().delivery().waiting();
    }

    StreamStatus status() {
        return media.streams().getFirst();
    }

    HttpRequest.Builder ingest(String path) {
        String credentials = Base64.getEncoder().encodeToString(("demo:" + KEY).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(url("/ingest/demo/" + path)))
                .header("Authorization", "Basic " + credentials);
    }

    int put(String path, byte[] body) throws IOException, InterruptedException {
        return send(ingest(path).PUT(HttpRequest.BodyPublishers.ofByteArray(body)))
                .statusCode();
    }

    int put(String path, String text) throws IOException, InterruptedException {
        return put(path, text.getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url(path)));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        timer.shutdownNow();
        client.close();
        server.close();
        media.close();
    }
}
