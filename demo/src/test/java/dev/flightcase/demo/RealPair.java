package dev.flightcase.demo;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flightcase.demo.client.Http;
import dev.flightcase.demo.client.NodeClient;
import dev.flightcase.demo.client.OperatorDesk;
import dev.flightcase.demo.folder.HubToml;
import dev.flightcase.demo.folder.PostgresFolders;
import dev.flightcase.demo.process.OneShot;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The real hub and the real node, each a process of its own, and the commands of both; nothing else of the demo. */
final class RealPair implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path NODE = ROOT.resolve("daemon/target/app/bin/flightcase");
    private static final Path HUB = ROOT.resolve("hub/target/app/bin/flightcase-hub");
    private static final String PIN = "271828";

    private final Path folder;
    private final Path run;
    private final PostgresFolders postgres;
    private final int page = freePort();
    private final int port = freePort();
    private final Http http = new Http(PATIENCE);
    private @Nullable Process hub;
    private @Nullable Process node;

    /** Skips the test, with the reason, where they are not built. */
    RealPair(Path folder) throws IOException {
        assumeTrue(Files.isExecutable(NODE) && Files.isExecutable(HUB), "node and hub are not built here");
        this.folder = folder;
        this.run = Files.createDirectories(folder.resolve("pair-" + page));
        this.postgres = PostgresFolders.choose(run);
        int tls = freePort();
        Files.writeString(run.resolve("hub.toml"), new HubToml(run, freePort(), tls, page, tls, postgres).text());
        Files.writeString(run.resolve("node.toml"), """
                [node]
                data = "%1$s/node"
                runtime = "%1$s/run"
                [http]
                bind-address = "127.0.0.1"
                port = %2$d
                [access]
                operator-pin = "%3$s"
                [hal]
                board = "simulated"
                """.formatted(run, port, PIN));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Before the start of it: more sections of its configuration. */
    void configure(String name, String toml) throws IOException {
        Files.writeString(run.resolve(name + ".toml"), toml, StandardOpenOption.APPEND);
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    Http http() {
        return http;
    }

    void startHub() throws IOException {
        hub = start(HUB, "hub");
        await("the hub")
                .atMost(PATIENCE)
                .until(() -> http.get(URI.create("http://127.0.0.1:" + page + "/api/v1/orders?limit=1"))
                        .is(200));
    }

    void stopHub() throws InterruptedException {
        if (hub != null) {
            hub.destroy();
            hub.waitFor();
        }
    }

    void startNode() throws IOException {
        node = start(NODE, "node");
        await("the node").atMost(PATIENCE).until(new NodeClient(http, base())::isReady);
    }

    /** As a power cut ends it. */
    void killNode() throws InterruptedException {
        if (node != null) {
            node.destroyForcibly().waitFor();
        }
    }

    private Process start(Path program, String name) throws IOException {
        var builder = new ProcessBuilder(
                program.toString(),
                "run",
                "--config",
                run.resolve(name + ".toml").toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        run.resolve(name + ".log").toFile()))
                .start();
    }

    /** What it prints; it has to succeed. */
    String hub(String... words) {
        return done(command(HUB, "hub", words));
    }

    /** As {@link #hub}. */
    String node(String... words) {
        return done(command(NODE, "node", words));
    }

    /** Whatever comes of it. */
    OneShot.Result tryNode(String... words) {
        return command(NODE, "node", words);
    }

    private OneShot.Result command(Path program, String name, String... words) {
        var all = new ArrayList<>(List.of("/usr/bin/env", "JAVA_HOME=" + System.getProperty("java.home")));
        all.add(program.toString());
        all.addAll(List.of(words));
        all.addAll(List.of("--config", run.resolve(name + ".toml").toString()));
        return OneShot.run(all, PATIENCE);
    }

    private String done(OneShot.Result result) {
        if (!result.ok()) {
            throw new AssertionError(result.exitCode() + ": " + result.output());
        }
        return result.output();
    }

    /** The address of a new code, for {@code flightcase claim}. */
    String link() {
        var printed = hub("code").strip();
        return printed.substring(printed.lastIndexOf(' ') + 1);
    }

    /** Of the node, once the hub hears it. */
    String nodeId() {
        var nodes = URI.create("http://127.0.0.1:" + page + "/api/v1/nodes");
        return await("the node at the hub")
                .atMost(PATIENCE)
                .until(() -> http.get(nodes).json().at("nodes").items(), heard -> !heard.isEmpty())
                .getFirst()
                .at("node")
                .text();
    }

    /** The cookie of a phone that may sell. */
    String cookie() throws InterruptedException {
        return switch (new OperatorDesk(http, base(), PIN).enrol("Test phone")) {
            case OperatorDesk.Outcome.Got(var cookie) -> cookie;
            case OperatorDesk.Outcome.Failed(var why) -> throw new IllegalStateException(why);
        };
    }

    /** A catalog folder. */
    Path event(String rows) throws IOException {
        var event = Files.createDirectories(folder.resolve("event"));
        Files.writeString(event.resolve("catalog.csv"), "sku,name,price,currency,stock\n" + rows);
        Files.writeString(event.resolve("event.toml"), "id = \"berlin\"\nname = \"Berlin\"\n");
        return event;
    }

    Path log(String name) {
        return run.resolve(name + ".log");
    }

    @Override
    public void close() throws IOException {
        http.close();
        for (var process : new Process[] {node, hub}) {
            if (process != null) {
                process.destroy();
                process.onExit()
                        .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                        .join();
            }
        }
        if (!postgres.data().startsWith(run) && Files.exists(postgres.data())) {
            try (var files = Files.walk(postgres.data())) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
