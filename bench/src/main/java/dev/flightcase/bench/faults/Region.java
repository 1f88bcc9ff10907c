package dev.flightcase.bench.faults;

import dev.flightcase.bench.FreePort;
import dev.flightcase.bench.hub.HubRun;
import dev.flightcase.demo.client.Json;
import dev.flightcase.demo.folder.PostgresFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The region's hub: one process with broker, PostgreSQL and a worker, and another one that is only a worker beside it. The broker's
 * port stays the same over all starts. One thread.
 */
final class Region implements AutoCloseable {
    private static final int LINE_OF_PORT = 3;

    private final Path home;
    private final Path folder;
    private final PostgresFolders postgres;
    private final int brokerPort;
    private @Nullable HubRun hub;
    private @Nullable HubRun worker;

    /** @param folder of its own, empty */
    Region(Path home, Path folder) throws IOException {
        this.home = home;
        this.folder = Files.createDirectories(folder);
        this.postgres = PostgresFolders.choose(folder);
        this.brokerPort = FreePort.find();
    }

    int brokerPort() {
        return brokerPort;
    }

    /** Blocks until both can take orders. */
    void start() throws IOException, InterruptedException {
        if (hub == null || !hub.isAlive()) {
            hub = HubRun.start(
                    home, folder.resolve("a"), """
                    [broker]
                    port = %d
                    [database]
                    embedded = true
                    data = "%s"
                    programs = "%s"
                    [workers]
                    count = 1
                    """.formatted(brokerPort, postgres.data(), postgres.programs()));
            hub.awaitReady();
        }
    }

    /** Blocks until it is there. */
    void startWorker() throws IOException, InterruptedException {
        if (worker == null || !worker.isAlive()) {
            var port = Files.readAllLines(postgres.data().resolve("cluster/postmaster.pid"))
                    .get(LINE_OF_PORT)
                    .strip();
            worker = HubRun.start(home, folder.resolve("b"), """
                    [broker]
                    url = "mqtt://127.0.0.1:%d"
                    [database]
                    url = "postgresql://127.0.0.1:%s/postgres"
                    user = "flightcase"
                    password = "%s"
                    [workers]
                    count = 1
                    """.formatted(
                    brokerPort,
                    port,
                    Files.readString(postgres.data().resolve("password")).strip()));
            worker.awaitReady();
        }
    }

    /** kill -9. PostgreSQL keeps what it had, the broker nothing. */
    void killHub() throws InterruptedException {
        if (hub != null) {
            hub.kill();
        }
        // Its database comes back at another port.
        killWorker();
    }

    void killWorker() throws InterruptedException {
        if (worker != null) {
            worker.kill();
            worker = null;
        }
    }

    Json get(String path) throws IOException, InterruptedException {
        if (hub == null) {
            throw new IllegalStateException("the hub was not started");
        }
        return hub.get(path);
    }

    @Override
    public void close() {
        if (worker != null) {
            worker.close();
        }
        if (hub != null) {
            hub.close();
        }
        if (!postgres.data().startsWith(folder)) {
            remove(postgres.data());
        }
    }

    private static void remove(Path elsewhere) {
        try (var paths = Files.walk(elsewhere)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            System.err.println("left behind: " + elsewhere + " (" + e + ")");
        }
    }
}
