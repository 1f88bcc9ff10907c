package dev.flightcase.uplink.mqtt;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The distribution's mosquitto as a broker on loopback, in a process that can be stopped, frozen and started again. */
final class Mosquitto implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<Path> PLACES = List.of(
            Path.of("/usr/sbin/mosquitto"), Path.of("/usr/bin/mosquitto"), Path.of("/usr/local/sbin/mosquitto"));

    private final Path binary;
    private final Path config;
    private final int port;
    private @Nullable Process process;

    private Mosquitto(Path binary, Path config, int port) {
        this.binary = binary;
        this.config = config;
        this.port = port;
    }

    /** Skips the test, with the reason, where there is no mosquitto. */
    static Mosquitto started(Path folder) throws IOException {
        Optional<Path> binary = PLACES.stream().filter(Files::isExecutable).findFirst();
        assumeTrue(binary.isPresent(), "mosquitto is not installed (apt install mosquitto)");
        int port = freePort();
        var config = Files.writeString(
                folder.resolve("mosquitto.conf"), """
                listener %d 127.0.0.1
                allow_anonymous true
                persistence false
                user %s
                """.formatted(port, System.getProperty("user.name")));
        var broker = new Mosquitto(binary.get(), config, port);
        broker.start();
        return broker;
    }

    URI uri() {
        return URI.create("mqtt://127.0.0.1:" + port);
    }

    void start() throws IOException {
        process = new ProcessBuilder(binary.toString(), "-c", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(config.resolveSibling("mosquitto.log").toFile())
                .start();
        await().atMost(PATIENCE).until(this::listens);
    }

    void kill() {
        var running = process;
        if (running != null) {
            running.destroyForcibly().onExit().join();
        }
    }

    /** Connections stay open and nobody answers: what a phone mast that fell over looks like. */
    void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    @Override
    public void close() {
        kill();
    }

    private void signal(String name) throws IOException, InterruptedException {
        var running = process;
        if (running != null) {
            new ProcessBuilder("kill", "-" + name, Long.toString(running.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        }
    }

    private boolean listens() {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /** Chosen by the kernel; mosquitto itself can not be told to take any. */
    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
