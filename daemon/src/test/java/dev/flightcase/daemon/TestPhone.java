package dev.flightcase.daemon;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Gets into a node as people do: the operator looks the PIN up and makes a code, the phone uses it. */
final class TestPhone {
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("\"code\":\"([^\"]+)\"");

    private final HttpClient http;
    private final URI root;
    private final Path data;

    /** @param data folder of the node, which keeps the PIN */
    TestPhone(HttpClient http, URI root, Path data) {
        this.http = http;
        this.root = root;
        this.data = data;
    }

    String pin() throws IOException {
        return Files.readString(data.resolve("identity/operator-pin")).strip();
    }

    /** The operator's token. */
    String operator() throws IOException, InterruptedException {
        return found(
                TOKEN,
                post("/api/v1/sessions", "{\"pin\":\"" + pin() + "\"}", "").body());
    }

    String code(String role) throws IOException, InterruptedException {
        var answer = post("/api/v1/enrolments", "{\"role\":\"" + role + "\"}", "Bearer " + operator());
        return found(CODE, answer.body());
    }

    HttpResponse<String> enrol(String code, String name) throws IOException, InterruptedException {
        return post("/api/v1/devices", "{\"code\":\"" + code + "\",\"name\":\"" + name + "\"}", "");
    }

    /** The cookie of a phone that was just enrolled, as it is sent back. */
    String cookie(String role) throws IOException, InterruptedException {
        return cookieOf(enrol(code(role), "Phone"));
    }

    static String cookieOf(HttpResponse<String> enrolled) {
        return enrolled.headers()
                .firstValue("Set-Cookie")
                .orElseThrow(() -> new IllegalStateException("not enrolled: " + enrolled.body()))
                .split(";", 2)[0];
    }

    static String found(Pattern pattern, String body) {
        var match = pattern.matcher(body);
        if (!match.find()) {
            throw new IllegalStateException("no " + pattern + " in " + body);
        }
        return match.group(1);
    }

    private HttpResponse<String> post(String path, String body, String authorization)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(root.resolve(path)).POST(HttpRequest.BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
