package dev.flightcase.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.daemon.config.NodeConfigReader;
import dev.flightcase.http.Route;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** A node in this JVM, on a kernel-chosen port, with a small event in a folder of the test's own. */
final class NodeFixture implements AutoCloseable {
    static final String CATALOG = """
            sku,name,name:es,price,currency,tax,stock,bundle,opens,closes,limit,category,description
            TEE-M,"Shirt, M","Camiseta, M",25.00,EUR,standard,40,,,,,Shirts,"Heavy cotton"
            LP-1,Record,,22.00,EUR,standard,2,,,,,Music,
            SET,"Shirt and record",,45.00,EUR,standard,,TEE-M*1 LP-1*1,,,,Bundles,
            PRINT,"Signed print",,60.00,EUR,reduced,100,,2001-01-01T00:00:00Z,2001-01-02T00:00:00Z,1,Prints,
            LATER,"Later print",,60.00,EUR,reduced,100,,2999-01-01T00:00:00Z,,1,Prints,
            """;
    static final String EVENT = """
            name = "Night Market"
            start = 2026-11-21T18:00:00+01:00
            [location]
            name = "Yard"
            address = "1 Quay"
            [tax]
            standard = 19
            reduced = 7
            """;

    private static final ApiDocument API = ApiDocument.read();

    private final Path folder;
    private final EdgeNode node;
    /** Answers that were held against the API's description, as {@code GET /api/v1/stock 200}. */
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    final HttpClient http = HttpClient.newHttpClient();
    /** Of a phone that may sell; made when it is first needed. */
    private @Nullable String cookie;

    private NodeFixture(Path folder, EdgeNode node) {
        this.folder = folder;
        this.node = node;
    }

    static NodeFixture start(Path folder) throws IOException {
        return start(folder, "");
    }

    /** @param more of the configuration, after the keys that a test needs */
    static NodeFixture start(Path folder, String more) throws IOException {
        var file = Files.writeString(folder.resolve("node.toml"), config(folder, 0) + more);
        var node = new EdgeNode(NodeConfigReader.read(file), BuildInfo.load());
        node.start();
        return new NodeFixture(folder, node);
    }

    static String config(Path folder, int port) {
        return """
                [node]
                name = "Test stall"
                data = "%1$s/data"
                runtime = "%1$s/run"
                [http]
                bind-address = "127.0.0.1"
                port = %2$d
                [hal]
                board = "simulated"
                period = "100ms"
                """.formatted(folder, port);
    }

    static Path writeEvent(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("catalog.csv"), CATALOG);
        Files.writeString(folder.resolve("event.toml"), EVENT);
        var picture = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(3, 3, Color.ORANGE.getRGB());
        ImageIO.write(picture, "jpg", folder.resolve("TEE-M.jpg").toFile());
        return folder;
    }

    /** Through the control socket, as the command does it. */
    void importEvent() throws IOException {
        importFolder(writeEvent(folder.resolve("event")));
    }

    void importFolder(Path event) {
        int code = Main.commandLine()
                .execute(
                        "import",
                        event.toString(),
                        "--config",
                        folder.resolve("node.toml").toString());
        if (code != 0) {
            throw new IllegalStateException("import ended with " + code);
        }
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + node.httpPort() + path);
    }

    /** The node's routes, as they were added. */
    List<Route> routes() {
        return node.routes();
    }

    TestPhone phone() {
        return new TestPhone(http, uri("/"), folder.resolve("data"));
    }

    private synchronized String cookie() throws IOException, InterruptedException {
        var made = cookie;
        if (made == null) {
            made = phone().cookie("pos");
            cookie = made;
        }
        return made;
    }

    /** As a stranger, unless the headers say otherwise. */
    HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri(path)).method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return exchange(request.build(), body);
    }

    /** Sends, and holds the answer against what the API's description says of it. */
    private HttpResponse<String> exchange(HttpRequest request, String body) throws IOException, InterruptedException {
        var answer = http.send(request, BodyHandlers.ofString());
        API.operation(request.method(), request.uri().getRawPath()).ifPresent(operation -> {
            assertThat(API.breaches(operation, body, answer))
                    .as("%s, answered %d: %s", operation.name(), answer.statusCode(), answer.body())
                    .isEmpty();
            seen.add(operation.name() + " " + answer.statusCode());
        });
        return answer;
    }

    Set<String> seen() {
        return Set.copyOf(seen);
    }

    /** What only an enrolled phone may read is asked for as one. */
    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri(path));
        if (path.matches("/api/v1/(orders|holds|handovers).*")) {
            request.header("Cookie", cookie());
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return exchange(request.build(), "");
    }

    /** Of an answer that has no end, the head. */
    void beginning(String path) throws IOException, InterruptedException {
        try (var endless = HttpClient.newHttpClient()) {
            var answer = endless.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofInputStream());
            answer.body().close();
            var operation = API.operation("GET", path).orElseThrow();
            assertThat(API.content(operation, answer.statusCode()))
                    .contains(answer.headers().firstValue("Content-Type").orElseThrow());
            seen.add(operation.name() + " " + answer.statusCode());
            endless.shutdownNow();
        }
    }

    HttpResponse<String> order(String key, String body, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri("/api/v1/orders"))
                .header("Idempotency-Key", key)
                .header("Cookie", cookie())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return exchange(request.build(), body);
    }

    /** As an enrolled phone. */
    HttpResponse<String> phone(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        var all =
                Stream.concat(Stream.of("Cookie", cookie()), Stream.of(headers)).toArray(String[]::new);
        return send(method, path, body, all);
    }

    HttpResponse<String> operator(String method, String path, String body) throws IOException, InterruptedException {
        return send(method, path, body, "Authorization", "Bearer " + phone().operator());
    }

    static String cash(String sku, int quantity, long amount) {
        return """
                {"lines":[{"sku":"%s","quantity":%d}],
                 "tenders":[{"kind":"cash","amount":{"amount":%d,"currency":"EUR"}}],"helper":"Helper 1"}""".formatted(sku, quantity, amount);
    }

    @Override
    public void close() {
        http.close();
        node.close();
    }
}
