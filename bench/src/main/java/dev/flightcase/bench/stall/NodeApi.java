package dev.flightcase.bench.stall;

import dev.flightcase.demo.client.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** What a benchmark asks a server besides its load: as the operator, one question at a time. Blocks. */
public final class NodeApi implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final int port;
    private String token = "";

    public NodeApi(int port) {
        this.port = port;
    }

    /**
     * One answer.
     *
     * @param etag the empty string without one
     * @param cookie that it sets, name and value; the empty string without one
     */
    public record Reply(int status, String body, String etag, String cookie) {
        public Json json() {
            return Json.parse(body);
        }
    }

    /** From now on as the operator. */
    public void signIn(String pin) throws IOException, InterruptedException {
        var reply = send("POST", "/api/v1/sessions", Map.of(), "{\"pin\":\"" + pin + "\"}");
        token = reply.json().at("token").text();
        if (token.isEmpty()) {
            throw new IOException("no session for the operator: " + reply.status() + " " + reply.body());
        }
    }

    /**
     * Enrols a phone that may sell, as the operator and the phone do it.
     *
     * @return its session token
     */
    String till(String name) throws IOException, InterruptedException {
        var code = done(send("POST", "/api/v1/enrolments", Map.of(), "{\"role\":\"pos\"}"))
                .json()
                .at("code")
                .text();
        var body = "{\"code\":\"" + code + "\",\"name\":\"" + name + "\"}";
        var cookie = done(send("POST", "/api/v1/devices", Map.of(), body)).cookie();
        return done(send("POST", "/api/v1/sessions", Map.of("Cookie", cookie), "{}"))
                .json()
                .at("token")
                .text();
    }

    private static Reply done(Reply reply) throws IOException {
        if (reply.status() != 200 && reply.status() != 201) {
            throw new IOException("a till could not be enrolled: " + reply.status() + " " + reply.body());
        }
        return reply;
    }

    /** @throws IOException when the answer is not 200 */
    public Json get(String path) throws IOException, InterruptedException {
        var reply = send("GET", path, Map.of(), "");
        if (reply.status() != 200) {
            throw new IOException(path + " answers " + reply.status() + " " + reply.body());
        }
        return reply.json();
    }

    /** Units left, by SKU. */
    public Map<String, Long> available() throws IOException, InterruptedException {
        var available = new HashMap<String, Long>();
        get("/api/v1/stock").at("available").members().forEach((sku, left) -> available.put(sku, left.number(0)));
        return available;
    }

    /** Prometheus text. */
    public String metrics() throws IOException, InterruptedException {
        return send("GET", "/metrics", Map.of(), "").body();
    }

    /** @param json the body; none when it is empty */
    public Reply send(String method, String path, Map<String, String> headers, String json)
            throws IOException, InterruptedException {
        var body = json.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json);
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE)
                .method(method, body);
        if (!json.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        headers.forEach(request::header);
        var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Reply(
                response.statusCode(),
                response.body(),
                response.headers().firstValue("ETag").orElse(""),
                response.headers().firstValue("Set-Cookie").orElse("").replaceFirst(";.*", ""));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
