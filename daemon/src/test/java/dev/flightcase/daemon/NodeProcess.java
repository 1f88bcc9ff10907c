package dev.flightcase.daemon;

import static org.awaitility.Awaitility.await;

import dev.flightcase.settings.cards.CardNumbers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The node as it is installed, in a process of its own. */
final class NodeProcess implements AutoCloseable {
    static final Path LAUNCHER = Path.of("target/app/bin/flightcase").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();
    private Process process;
    /** Of a phone that may sell. It stays good when the node is killed and started again. */
    private String cookie = "";

    private NodeProcess(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    static NodeProcess start(Path folder) throws IOException, InterruptedException {
        return start(folder, "");
    }

    /** @param more of the configuration, after the keys that a test needs */
    static NodeProcess start(Path folder, String more) throws IOException, InterruptedException {
        int port = freePort();
        Files.writeString(folder.resolve("node.toml"), NodeFixture.config(folder, port) + more);
        var node = new NodeProcess(folder, port, launch(folder));
        node.awaitReady();
        node.cookie = new TestPhone(node.http, node.uri("/"), folder.resolve("data")).cookie("pos");
        return node;
    }

    /** Runs a command to its end. */
    static Finished run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(LAUNCHER.toString()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Finished(process.waitFor(), output);
    }

    /** As a command prints it: the random number of a temporary folder may look like a card's. */
    static String printed(Path path) {
        return CardNumbers.redact(path.toString());
    }

    record Finished(int exitCode, String output) {}

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    void killAndStartAgain() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        process = launch(folder);
        awaitReady();
    }

    long pid() {
        return process.pid();
    }

    int port() {
        return port;
    }

    int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("the node did not stop");
        }
        return process.exitValue();
    }

    String get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path))).body();
    }

    HttpResponse<String> order(String key, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri("/api/v1/orders"))
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    @Override
    public void close() {
        http.close();
        process.destroyForcibly().onExit().join();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        return http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static Process launch(Path folder) throws IOException {
        return new ProcessBuilder(
                        LAUNCHER.toString(),
                        "run",
                        "--config",
                        folder.resolve("node.toml").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("node.log").toFile()))
                .start();
    }

    private void awaitReady() {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> get("/readyz").equals("ready\n"));
    }
}
