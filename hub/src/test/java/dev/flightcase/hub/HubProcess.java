package dev.flightcase.hub;

import static org.awaitility.Awaitility.await;

import dev.flightcase.hub.database.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The hub in a JVM of its own, as a user starts it, with what it prints. */
final class HubProcess implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(90);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final Path log;

    private HubProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static HubProcess launch(Path folder, String config) throws IOException {
        var file = Files.writeString(folder.resolve("hub.toml"), config);
        var log = folder.resolve("hub.log");
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of("@src/main/app/jvm.options", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of("dev.flightcase.hub.HubMain", "run", "--config", file.toString()));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new HubProcess(process, log);
    }

    /** On ports that the kernel chooses. */
    static HubProcess ready(Path folder, TestDatabase database) throws IOException {
        return ready(folder, "", database.toml());
    }

    /** @param more sections of the configuration */
    static HubProcess ready(Path folder, String more) throws IOException {
        return ready(folder, "", more);
    }

    /**
     * As the other, with more in the sections of broker and page.
     *
     * @param tlsPorts a line for each of the two
     */
    static HubProcess ready(Path folder, String tlsPorts, String more) throws IOException {
        var hub = launch(folder, """
                [hub]
                data = "%s"
                [broker]
                port = 0
                %s
                [http]
                port = 0
                %s
                %s
                """.formatted(folder.resolve("data"), tlsPorts, tlsPorts, more));
        await().atMost(PATIENCE)
                .until(() -> hub.output().contains("flightcase-hub is ready") || !hub.process.isAlive());
        return hub;
    }

    URI broker() throws IOException {
        return URI.create(found("mqtt=(mqtt://\\S+)"));
    }

    int httpsPort() throws IOException {
        return Integer.parseInt(found("httpsPort=(\\d+)"));
    }

    int mqttsPort() throws IOException {
        return Integer.parseInt(found("mqttsPort=(\\d+)"));
    }

    URI page() throws IOException {
        return URI.create(found("page=(http://\\S+)"));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(page().resolve(path)).timeout(PATIENCE).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    String nodes() throws IOException, InterruptedException {
        return get("api/v1/nodes").body();
    }

    /** {@code hub.data}, where {@link #ready} has put it. */
    Path data() {
        return log.resolveSibling("data");
    }

    String output() throws IOException {
        return Files.readString(log);
    }

    /** As the kernel does when memory is short. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** As systemd stops it. */
    void terminate() {
        process.destroy();
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("the hub still runs");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        http.close();
    }

    private String found(String pattern) throws IOException {
        var match = Pattern.compile(pattern).matcher(output());
        if (!match.find()) {
            throw new AssertionError("no " + pattern + " in " + output());
        }
        return match.group(1);
    }
}
