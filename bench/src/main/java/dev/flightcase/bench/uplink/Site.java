package dev.flightcase.bench.uplink;

import dev.flightcase.bench.FreePort;
import dev.flightcase.bench.hub.HubRun;
import dev.flightcase.demo.folder.PostgresFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A hub in pieces, so that each can be weighed: one process with broker, PostgreSQL and page, and any number of processes that are one
 * worker each. Nodes that were claimed reach its broker (TLS) and its files (HTTP) over wires of this process. One thread.
 */
final class Site implements AutoCloseable {
    private static final int LINE_OF_PORT = 3;
    /** More nodes than the page shows by default. */
    private static final int NODES_MAX = 2_000;

    private final Path home;
    private final Path folder;
    private final PostgresFolders postgres;
    private final int brokerPort;
    private final int tlsPort;
    private final Wire line;
    private final Wire files;
    private final List<HubRun> workers = new ArrayList<>();
    private @Nullable HubRun front;

    /**
     * @param folder of its own, empty
     * @param filesPerSecond bytes that the wire to its files carries; 0 is as fast as the machine
     */
    Site(Path home, Path folder, double filesPerSecond) throws IOException {
        this.home = home;
        this.folder = Files.createDirectories(folder);
        this.postgres = PostgresFolders.choose(folder);
        this.brokerPort = FreePort.find();
        this.tlsPort = FreePort.find();
        this.line = new Wire(0);
        this.files = new Wire(filesPerSecond);
    }

    /** Blocks until it takes orders with one worker. */
    void start() throws IOException, InterruptedException {
        var started = HubRun.start(home, folder.resolve("front"), """
                [broker]
                port = %d
                tls-port = %d
                [claims]
                url = "http://127.0.0.1:%d"
                brokers = ["mqtts://127.0.0.1:%d"]
                [nodes]
                nodes-max = %d
                [database]
                embedded = true
                data = "%s"
                programs = "%s"
                [workers]
                count = 0
                """.formatted(
                brokerPort, tlsPort, files.port(), line.port(), NODES_MAX, postgres.data(), postgres.programs()));
        front = started;
        started.awaitReady();
        line.leadTo(tlsPort);
        files.leadTo(started.port());
        workers(1);
    }

    /** Blocks until exactly so many run. */
    void workers(int count) throws IOException, InterruptedException {
        while (workers.size() > count) {
            workers.removeLast().close();
        }
        while (workers.size() < count) {
            var worker = HubRun.start(home, folder.resolve("worker-" + workers.size()), """
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
                    Files.readAllLines(postgres.data().resolve("cluster/postmaster.pid"))
                            .get(LINE_OF_PORT)
                            .strip(),
                    Files.readString(postgres.data().resolve("password")).strip()));
            workers.add(worker);
            worker.awaitReady();
        }
    }

    /** Broker, PostgreSQL and page. */
    HubRun front() {
        if (front == null) {
            throw new IllegalStateException("the hub was not started");
        }
        return front;
    }

    List<Long> workerProcesses() {
        return workers.stream().map(HubRun::pid).toList();
    }

    /** Without TLS, for nodes that were not claimed. */
    int brokerPort() {
        return brokerPort;
    }

    /** To the broker, for nodes that were. */
    Wire line() {
        return line;
    }

    /** To the files of catalogs. */
    Wire files() {
        return files;
    }

    /** Good for one claim. */
    String claimLink() throws IOException, InterruptedException {
        return front().post("/api/v1/codes", "{}")
                .at("codes")
                .items()
                .getFirst()
                .at("url")
                .text();
    }

    /** Ids of those that were claimed, in their order. */
    List<String> claimed() throws IOException, InterruptedException {
        return front().look("/api/v1/claims").at("nodes").items().stream()
                .map(node -> node.at("node").text())
                .toList();
    }

    @Override
    public void close() {
        workers.forEach(HubRun::close);
        if (front != null) {
            front.close();
        }
        line.close();
        files.close();
        if (!postgres.data().startsWith(folder)) {
            remove(postgres.data());
        }
    }

    private static void remove(Path elsewhere) {
        try (var paths = Files.walk(elsewhere)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException | UncheckedIOException e) {
            System.err.println("left behind: " + elsewhere + " (" + e + ")");
        }
    }
}
