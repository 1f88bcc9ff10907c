package dev.flightcase.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** One start of the real node in a folder of its own, observed from outside. */
public final class NodeRun implements AutoCloseable {
    /** The stream that may be pushed to the node, and its key. */
    public static final String STREAM = "live";

    public static final String STREAM_KEY = "bench-stream-key";

    /** On a machine that does other things, too, under libfaketime, with a long journal. */
    private static final Duration READY_WITHIN = Duration.ofMinutes(3);

    private static final Duration STOPS_WITHIN = Duration.ofSeconds(10);
    private static final long POLL_NANOS = 2_000_000;
    private static final int ANSWER_MILLIS = 1000;
    private static final double KIB_PER_MIB = 1024;

    private final Process process;
    private final Path log;
    private final int port;
    private final long startedNanos;

    private NodeRun(Process process, Path log, int port, long startedNanos) {
        this.process = process;
        this.log = log;
        this.port = port;
        this.startedNanos = startedNanos;
    }

    static NodeRun start(Path home, Path folder, Variant variant) throws IOException {
        return start(home, folder, variant, "");
    }

    /** As the other, with nothing more about HTTP. */
    public static NodeRun start(Path home, Path folder, Variant variant, String more) throws IOException {
        return start(home, folder, variant, "", more);
    }

    /**
     * @param folder takes configuration, log and data; what an earlier start left there is found again
     * @param http more keys of that table
     * @param more of the configuration: tables that this class does not write itself
     */
    public static NodeRun start(Path home, Path folder, Variant variant, String http, String more) throws IOException {
        return start(home, folder, variant, http, more, Map.of());
    }

    /** @param environment of the process, beside the usual one */
    public static NodeRun start(
            Path home, Path folder, Variant variant, String http, String more, Map<String, String> environment)
            throws IOException {
        int port = FreePort.find();
        var config = Files.writeString(
                folder.resolve("node.toml"), """
                [node]
                data = "%1$s/data"
                runtime = "%1$s/run"
                [http]
                bind-address = "127.0.0.1"
                port = %2$d
                %6$s
                [hal]
                board = "simulated"
                [[media.stream]]
                name = "%3$s"
                key = "%4$s"
                %5$s
                """.formatted(folder, port, STREAM, STREAM_KEY, more, http));
        var options = Files.write(folder.resolve("jvm.options"), variant.flags());
        var launcher = home.resolve("daemon/target/app/bin/flightcase").toString();
        var builder = new ProcessBuilder(launcher, "run", "--config", config.toString());
        // What stands beside the node runs on this Java, too.
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("FLIGHTCASE_JVM_OPTIONS", options.toString());
        builder.environment().put("FLIGHTCASE_AOT", variant.startUpCache() ? "on" : "off");
        builder.environment().putAll(environment);
        var log = folder.resolve("node.log");
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        long started = System.nanoTime();
        return new NodeRun(builder.start(), log, port, started);
    }

    /** From process start to the first 200 on {@code /readyz}, ms. */
    public double awaitReadyMillis() throws IOException {
        while (System.nanoTime() - startedNanos < READY_WITHIN.toNanos()) {
            if (!process.isAlive()) {
                throw new IOException("the node ended with " + process.exitValue() + ":\n"
                        + Files.readString(log).strip());
            }
            if (answersReady()) {
                return (System.nanoTime() - startedNanos) / 1e6;
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        throw new IOException("the node was not ready within " + READY_WITHIN.toSeconds() + " s");
    }

    /** On 127.0.0.1. */
    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    /** Resident memory now, MiB: proc_pid_status(5), VmRSS in kB of 1024 bytes. */
    public double residentMebibytes() throws IOException {
        for (var line : Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D+", "")) / KIB_PER_MIB;
            }
        }
        throw new IOException("no VmRSS for process " + process.pid());
    }

    /** As kill -9 does, at this moment; nothing of it runs any more when this returns. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Its folder may be deleted when this returns. */
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
    }

    private boolean answersReady() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), ANSWER_MILLIS);
            socket.setSoTimeout(ANSWER_MILLIS);
            socket.getOutputStream()
                    .write("GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return answer.startsWith("HTTP/1.1 200");
        } catch (IOException e) {
            // Not listening yet.
            return false;
        }
    }
}
