package dev.flightcase.bench.hub;

import dev.flightcase.bench.FreePort;
import dev.flightcase.demo.client.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** One start of the real hub, {@code flightcase hub run}. Blocks; one thread. */
public final class HubRun implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofSeconds(90);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int POLL_MILLIS = 50;
    private static final int OK = 200;

    /** Answers below it say that it is done. */
    private static final int DONE_BELOW = 300;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final Path folder;
    private final Path log;
    private final int port;

    private HubRun(Process process, Path folder, Path log, int port) {
        this.process = process;
        this.folder = folder;
        this.log = log;
        this.port = port;
    }

    /**
     * Returns at once.
     *
     * @param folder takes configuration, log and data; what an earlier start left there is found again
     * @param more sections of the configuration, without those named hub and http
     */
    public static HubRun start(Path home, Path folder, String more) throws IOException {
        Files.createDirectories(folder);
        int port = FreePort.find();
        var config = Files.writeString(folder.resolve("hub.toml"), """
                [hub]
                data = "%s/data"
                [http]
                port = %d
                %s
                """.formatted(folder, port, more));
        var launcher = home.resolve("hub/target/app/bin/flightcase-hub").toString();
        var builder = new ProcessBuilder(launcher, "run", "--config", config.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var log = folder.resolve("hub.log");
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        return new HubRun(builder.start(), folder, log, port);
    }

    /** Until it answers from its ledger. */
    public void awaitReady() throws IOException, InterruptedException {
        long until = System.nanoTime() + READY_WITHIN.toNanos();
        while (System.nanoTime() < until) {
            if (!process.isAlive()) {
                throw new IOException("the hub ended with " + process.exitValue() + ":\n"
                        + Files.readString(log).strip());
            }
            try {
                get("/api/v1/orders?limit=1");
                return;
            } catch (IOException e) {
                // Not yet.
                Thread.sleep(POLL_MILLIS);
            }
        }
        throw new IOException("the hub was not ready within " + READY_WITHIN.toSeconds() + " s; see " + log);
    }

    /** @throws IOException when the answer is not 200 */
    public Json get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE)
                .build();
        var response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != OK) {
            throw new IOException("the hub answers " + path + " with " + response.statusCode());
        }
        return Json.parse(response.body());
    }

    /**
     * As the operator, with the token of the hub's folder.
     *
     * @throws IOException when the answer is no success
     */
    public Json post(String path, String json) throws IOException, InterruptedException {
        return asOperator(path, HttpRequest.BodyPublishers.ofString(json), "POST");
    }

    /** As the operator. */
    public Json look(String path) throws IOException, InterruptedException {
        return asOperator(path, HttpRequest.BodyPublishers.noBody(), "GET");
    }

    private Json asOperator(String path, HttpRequest.BodyPublisher body, String method)
            throws IOException, InterruptedException {
        var token = Files.readString(folder.resolve("data/keys/operator.token")).strip();
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, body)
                .build();
        var response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= DONE_BELOW) {
            throw new IOException("the hub answers " + method + " " + path + " with " + response.statusCode() + " "
                    + response.body());
        }
        return Json.parse(response.body());
    }

    /** On 127.0.0.1. */
    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    /** For commands of the operator. */
    public Path config() {
        return folder.resolve("hub.toml");
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** As kill -9 does, at this moment. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        http.close();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOPS_WITHIN)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        http.shutdownNow();
    }
}
