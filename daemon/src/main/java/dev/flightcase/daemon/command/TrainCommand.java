package dev.flightcase.daemon.command;

import dev.flightcase.daemon.BuildInfo;
import dev.flightcase.daemon.EdgeNode;
import dev.flightcase.daemon.config.NodeConfigReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;

/**
 * Runs a node for a moment and asks it what phones and screens ask first, so that the JVM can record which classes a
 * start needs. The launcher runs it with {@code -XX:AOTCacheOutput}; see docs/decisions.
 */
@Command(
        name = "train",
        hidden = true,
        mixinStandardHelpOptions = true,
        description = "Makes the start-up cache of this node for this Java.")
final class TrainCommand implements Callable<Integer> {
    private static final int TIMEOUT_MILLIS = (int) Duration.ofSeconds(10).toMillis();
    private static final String ORDER = """
            {"lines":[{"sku":"A","quantity":1}],"tenders":[{"kind":"cash","amount":{"amount":100,"currency":"EUR"}}]}""";
    private static final Pattern CODE = Pattern.compile("code (\\d{4}-\\d{4})");
    private static final Pattern COOKIE = Pattern.compile("(?i)set-cookie: ([^;]+)");
    private static final List<String> PATHS = List.of(
            "/readyz",
            "/livez",
            "/",
            "/screen",
            "/pos",
            "/web/pos.js",
            "/api/v1/health",
            "/api/v1/event",
            "/api/v1/catalog",
            "/api/v1/products/A",
            "/api/v1/stock",
            "/api/v1/orders",
            "/live/train/index.m3u8",
            "/metrics",
            "/nowhere");

    @Override
    public Integer call() throws Exception {
        var folder = Files.createTempDirectory("flightcase-train");
        try {
            train(folder);
            return ExitCode.OK;
        } finally {
            delete(folder);
        }
    }

    private static void train(Path folder) throws Exception {
        var stock = Files.createDirectories(folder.resolve("stock"));
        Files.writeString(stock.resolve("catalog.csv"), "sku,name,price,currency,stock\nA,A,1.00,EUR,1\n");
        var file = Files.writeString(folder.resolve("node.toml"), config(folder));
        var config = NodeConfigReader.read(file);
        try (var node = new EdgeNode(config, BuildInfo.load())) {
            node.start();
            var control = new ControlClient(config.stall().controlSocket());
            control.run(ImportVerb.NAME, stock.toString());
            var cookie = enrol(node.httpPort(), control);
            for (var path : PATHS) {
                ask(
                        node.httpPort(),
                        "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n" + cookie
                                + "Connection: close\r\n\r\n");
            }
            post(node.httpPort(), "/api/v1/orders", "Idempotency-Key: \"train\"\r\n" + cookie, ORDER);
        }
    }

    /** The header that an enrolled phone sends from then on. */
    private static String enrol(int port, ControlClient control) throws IOException {
        var said = control.run(EnrolVerb.NAME, "pos").orElseThrow().lines().getFirst();
        var code = found(CODE, said);
        var answer = post(port, "/api/v1/devices", "", "{\"code\":\"" + code + "\",\"name\":\"Train\"}");
        var cookie = "Cookie: " + found(COOKIE, answer) + "\r\n";
        post(port, "/api/v1/sessions", cookie, "{}");
        return cookie;
    }

    private static String found(Pattern pattern, String text) {
        var match = pattern.matcher(text);
        if (!match.find()) {
            throw new IllegalStateException("no " + pattern + " in: " + text);
        }
        return match.group(1);
    }

    /** Port 9 (discard, RFC 863) is nobody's broker: connecting fails, which needs the same classes. */
    private static String config(Path folder) {
        return """
                [node]
                data = "%1$s/data"
                runtime = "%1$s/run"
                [http]
                bind-address = "127.0.0.1"
                port = 0
                [hal]
                board = "simulated"
                [uplink]
                brokers = ["mqtt://127.0.0.1:9"]
                [[media.stream]]
                name = "train"
                """.formatted(folder);
    }

    private static String post(int port, String path, String headers, String body) throws IOException {
        return ask(
                port,
                "POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "Content-Length: " + body.length()
                        + "\r\nConnection: close\r\n\r\n" + body);
    }

    private static String ask(int port, String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
