package dev.flightcase.hub.worker;

import static org.awaitility.Awaitility.await;

import dev.flightcase.hub.database.DatabaseAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A worker as a process. */
final class WorkerProcess implements AutoCloseable {
    private final Process process;
    private final Path log;

    private WorkerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Returns once the worker takes orders. */
    static WorkerProcess up(Path folder, URI broker, DatabaseAddress database, String... more) throws IOException {
        var log = Files.createTempFile(folder, "worker", ".log");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                WorkerMain.class.getName(),
                broker.toString(),
                database.url(),
                database.user(),
                database.password()));
        command.addAll(List.of(more));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        var worker = new WorkerProcess(process, log);
        worker.awaitLine("up");
        return worker;
    }

    void awaitLine(String line) {
        await(line)
                .atMost(Duration.ofSeconds(60))
                .until(() -> Files.readAllLines(log).contains(line));
    }

    /** {@code kill -9}. */
    void kill() {
        close();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
