package dev.flightcase.bench.crash;

import dev.flightcase.demo.client.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** One start of the node as the customers reach it, signed in as the operator. Blocks; any thread. */
final class NodeHttp implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final String token;

    /** @param token of a session; the empty string before there is one */
    private NodeHttp(int port, String token) {
        this.base = "http://127.0.0.1:" + port;
        this.token = token;
    }

    /** @throws IOException when there is no session to be had */
    static NodeHttp signIn(int port, String pin) throws IOException, InterruptedException {
        try (var stranger = new NodeHttp(port, "")) {
            var answer = stranger.send(stranger.post("/api/v1/sessions", "{\"pin\":\"" + pin + "\"}"));
            var token = answer instanceof Answer.Answered answered
                    ? Json.parse(answered.body()).at("token").text()
                    : "";
            if (token.isEmpty()) {
                throw new IOException("no session for the operator: " + answer);
            }
            return new NodeHttp(port, token);
        }
    }

    Answer send(Request request) throws InterruptedException {
        return send(post(request.path(), request.json()).header("Idempotency-Key", "\"" + request.key() + "\""));
    }

    Answer get(String path) throws InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(base + path)));
    }

    private HttpRequest.Builder post(String path, String json) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
    }

    private Answer send(HttpRequest.Builder request) throws InterruptedException {
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            var response = client.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
            return new Answer.Answered(response.statusCode(), response.body());
        } catch (IOException e) {
            return new Answer.Unanswered(e.toString());
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
