package dev.flightcase.hub.worker;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flightcase.hub.broker.BrokerConfig;
import dev.flightcase.hub.broker.EmbeddedBroker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests running brokers, each started once for all tests of a JVM. */
public final class RealBrokers implements ParameterResolver, AutoCloseable {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(RealBrokers.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<BrokerKind, URI> running = new EnumMap<>(BrokerKind.class);
    private @Nullable EmbeddedBroker hivemq;
    private @Nullable Process mosquitto;

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RealBrokers.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(RealBrokers.class, _ -> new RealBrokers(), RealBrokers.class);
    }

    /** Skips the test where there is no such broker. */
    public synchronized URI get(BrokerKind kind) throws IOException, InterruptedException {
        var known = running.get(kind);
        if (known != null) {
            return known;
        }
        var started =
                switch (kind) {
                    case HIVEMQ -> hivemq();
                    case MOSQUITTO -> mosquitto();
                };
        running.put(kind, started);
        return started;
    }

    @Override
    public void close() {
        if (hivemq != null) {
            hivemq.close();
        }
        if (mosquitto != null) {
            mosquitto.destroyForcibly().onExit().join();
        }
    }

    private URI hivemq() throws IOException, InterruptedException {
        var broker = new EmbeddedBroker(
                new BrokerConfig("127.0.0.1", 0, Optional.empty(), 100, 256 * 1024),
                Files.createTempDirectory("broker"),
                Optional.empty());
        hivemq = broker;
        broker.start();
        return broker.uri();
    }

    private URI mosquitto() throws IOException {
        var program = Stream.of("/usr/sbin/mosquitto", "/usr/local/sbin/mosquitto", "/usr/bin/mosquitto")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(program.isPresent(), "Mosquitto is not installed (apt install mosquitto)");
        return mosquitto(program.get(), freePort());
    }

    /** With {@code kill -9}, and at its port again: of what it had nothing is left. */
    public synchronized void killAndStartMosquitto() throws IOException {
        var before = Objects.requireNonNull(mosquitto, "it runs");
        var program = Path.of(before.info().command().orElseThrow());
        before.destroyForcibly().onExit().join();
        mosquitto(
                program,
                Objects.requireNonNull(running.get(BrokerKind.MOSQUITTO)).getPort());
    }

    private URI mosquitto(Path program, int port) throws IOException {
        var config = Files.writeString(
                Files.createTempFile("mosquitto", ".conf"),
                "listener " + port + " 127.0.0.1\nallow_anonymous true\npersistence false\n");
        var process = new ProcessBuilder(program.toString(), "-c", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        mosquitto = process;
        Awaitility.await().atMost(PATIENCE).until(() -> answers(port));
        return URI.create("mqtt://127.0.0.1:" + port);
    }

    private static int freePort() throws IOException {
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    private static boolean answers(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException _) {
            return false;
        }
    }
}
