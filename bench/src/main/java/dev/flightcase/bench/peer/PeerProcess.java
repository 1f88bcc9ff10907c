package dev.flightcase.bench.peer;

import dev.flightcase.bench.Variant;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** A {@link PeerServer} in a process of its own, on the JVM flags, jars and native library of the node. */
public final class PeerProcess implements AutoCloseable {
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(20);

    private final Process process;
    private final int port;

    private PeerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Blocks until it serves.
     *
     * @param folder for its data and its log
     */
    public static PeerProcess start(Path home, Path folder, Variant flags, Engine engine, String sku, long units)
            throws IOException {
        var app = home.resolve("daemon/target/app");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags.flags());
        command.add("-Djava.library.path=" + app.resolve("native"));
        command.add("-cp");
        command.add(app.resolve("lib/*") + ":" + home.resolve("bench/target/app/lib/*"));
        command.add(PeerServer.class.getName());
        command.addAll(List.of(engine.argument(), folder.toString(), sku, String.valueOf(units)));
        var log = folder.resolve("peer.log");
        var builder = new ProcessBuilder(command).redirectError(log.toFile());
        // As bin/flightcase starts the node.
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        var process = builder.start();
        var port = port(process);
        if (port.isEmpty()) {
            process.destroyForcibly();
            throw new IOException(
                    engine.words() + " did not start: " + Files.readString(log).strip());
        }
        return new PeerProcess(process, port.getAsInt());
    }

    /** The node's libraries log to standard output, before and after this line; far less than a pipe holds. */
    private static OptionalInt port(Process process) throws IOException {
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var line = output.readLine();
        while (line != null && !line.startsWith(PeerServer.PORT_LINE)) {
            line = output.readLine();
        }
        return line == null
                ? OptionalInt.empty()
                : OptionalInt.of(Integer.parseInt(line.substring(PeerServer.PORT_LINE.length())));
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    /** Its folder may be deleted when this returns. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(STOPS_WITHIN)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
