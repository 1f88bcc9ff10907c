package dev.flightcase.demo.client;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** One HTTP client for everything the demo asks. Methods block; call them from virtual threads. */
public final class Http implements AutoCloseable {
    private final HttpClient client;
    private final Duration patience;

    /** @param patience bound of connecting and of each request */
    public Http(Duration patience) {
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .build();
    }

    /** What came of a request. */
    public sealed interface Answer {
        /** True if the server answered with this status. */
        default boolean is(int status) {
            return this instanceof Got got && got.status() == status;
        }

        /** The body as JSON; absent if there was no answer. */
        default Json json() {
            return this instanceof Got got ? Json.parse(got.body()) : new Json(null);
        }
    }

    /**
     * @param etag the empty string if there was none
     * @param cookie as it is sent back, {@code name=value}; the empty string if none was set
     */
    public record Got(int status, String body, String etag, String cookie) implements Answer {}

    /** No connection, or it broke, or the answer took too long. */
    public record Broken(String why) implements Answer {}

    public Answer get(URI uri) throws InterruptedException {
        return send(HttpRequest.newBuilder(uri));
    }

    /** @param etag sent as If-None-Match unless it is empty */
    public Answer get(URI uri, String etag) throws InterruptedException {
        var request = HttpRequest.newBuilder(uri);
        return send(etag.isEmpty() ? request : request.header("If-None-Match", etag));
    }

    public Answer get(URI uri, Map<String, String> headers) throws InterruptedException {
        var request = HttpRequest.newBuilder(uri);
        headers.forEach(request::header);
        return send(request);
    }

    public Answer post(URI uri, Map<String, String> headers, String json) throws InterruptedException {
        var request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
        headers.forEach(request::header);
        return send(request);
    }

    /** The length of the body; the body itself is dropped as it comes. -1 for any other status than 200. */
    public long download(URI uri) throws InterruptedException {
        try {
            var response = client.send(
                    HttpRequest.newBuilder(uri).timeout(patience).build(), HttpResponse.BodyHandlers.ofInputStream());
            try (var body = response.body()) {
                long length = body.transferTo(OutputStream.nullOutputStream());
                return response.statusCode() == 200 ? length : -1;
            }
        } catch (IOException e) {
            return -1;
        }
    }

    private Answer send(HttpRequest.Builder request) throws InterruptedException {
        try {
            var response = client.send(request.timeout(patience).build(), HttpResponse.BodyHandlers.ofString());
            return new Got(
                    response.statusCode(),
                    response.body(),
                    response.headers().firstValue("ETag").orElse(""),
                    response.headers().firstValue("Set-Cookie").orElse("").replaceFirst(";.*", ""));
        } catch (IOException e) {
            return new Broken(e.toString());
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
