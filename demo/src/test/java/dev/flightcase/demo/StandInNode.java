package dev.flightcase.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.flightcase.demo.client.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** Stands for the node's process: keeps what the encoder pushes, sells one record, and holds a connection to its broker. */
public final class StandInNode {
    private static final StandInStream STREAM = new StandInStream();
    /** Orders wait while the uplink is down. */
    private static final AtomicBoolean LINKED = new AtomicBoolean();

    private static final Map<String, String> ORDERS = new ConcurrentHashMap<>();

    private StandInNode() {}

    /** {@code run --config FILE} serves; {@code import DIR --config FILE} leaves a mark that the serving one finds. */
    public static void main(String[] arguments) throws IOException {
        var config = Path.of(arguments[arguments.length - 1]);
        var mark = config.resolveSibling("imported");
        if (arguments[0].equals("import")) {
            Files.copy(Path.of(arguments[1], "catalog.csv"), mark);
            return;
        }
        var text = Files.readString(config);
        if (Files.exists(config.resolveSibling("../fail"))) {
            System.out.println("media.stream is wrong; must be right");
            System.exit(78);
        }
        var server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), number(text, "\nport = ")), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> answer(exchange, 200, "ok"));
        server.createContext("/ingest/", StandInNode::ingest);
        server.createContext("/live/", StandInNode::live);
        server.createContext(
                "/metrics",
                exchange -> answer(
                        exchange,
                        200,
                        "flightcase_media_segments_in_total " + STREAM.segments() + "\nflightcase_hub_orders_waiting "
                                + (LINKED.get() ? 0 : 2) + "\n"));
        server.createContext(
                "/api/v1/catalog",
                exchange -> answer(
                        exchange,
                        200,
                        Files.exists(mark)
                                ? "{\"products\": [{\"sku\": \"LP\", \"price\": {\"amount\": 2200, \"currency\": \"EUR\"}, \"state\": \"on-sale\"}]}"
                                : "{}"));
        server.createContext("/api/v1/stock", exchange -> answer(exchange, 200, "{\"available\": {\"LP\": 9}}"));
        server.createContext("/api/v1/orders", StandInNode::order);
        server.createContext("/api/v1/sessions", exchange -> answer(exchange, 200, "{\"token\": \"s1\"}"));
        server.createContext("/api/v1/enrolments", exchange -> answer(exchange, 201, "{\"code\": \"4719-2063\"}"));
        server.createContext("/api/v1/devices", exchange -> {
            exchange.getResponseHeaders().add("Set-Cookie", "device=d1; HttpOnly");
            answer(exchange, 201, "{}");
        });
        server.start();
        holdUplink(number(text, "mqtt://127.0.0.1:"));
    }

    private static void holdUplink(int port) {
        while (true) {
            try (var uplink = new Socket(InetAddress.getLoopbackAddress(), port)) {
                uplink.getOutputStream().write(1);
                LINKED.set(true);
                uplink.getInputStream().readAllBytes();
            } catch (IOException e) {
                // Tries again, as the real one does.
            }
            LINKED.set(false);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private static void ingest(HttpExchange exchange) throws IOException {
        STREAM.read(exchange.getRequestBody());
        answer(exchange, 201, "");
    }

    private static void live(HttpExchange exchange) throws IOException {
        var name = name(exchange);
        if (name.equals("index.m3u8")) {
            answer(exchange, 200, "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=3000000\nmedia.m3u8\n");
            return;
        }
        var object = STREAM.object(name);
        exchange.sendResponseHeaders(
                object.isEmpty() ? 404 : 200,
                object.map(bytes -> (long) bytes.length).orElse(-1L));
        if (object.isPresent()) {
            exchange.getResponseBody().write(object.get());
        }
        exchange.close();
    }

    private static void order(HttpExchange exchange) throws IOException {
        if (!"device=d1".equals(exchange.getRequestHeaders().getFirst("Cookie"))) {
            answer(exchange, 401, "{}");
            return;
        }
        if (exchange.getRequestMethod().equals("GET")) {
            answer(exchange, ORDERS.containsValue(name(exchange)) ? 200 : 404, "{}");
            return;
        }
        exchange.getRequestBody().readAllBytes();
        var id = ORDERS.computeIfAbsent(
                exchange.getRequestHeaders().getFirst("Idempotency-Key"), _ -> "order-" + ORDERS.size());
        answer(exchange, 201, Json.write(Map.of("id", id)));
    }

    private static String name(HttpExchange exchange) {
        return exchange.getRequestURI().getPath().replaceFirst(".*/", "");
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private static int number(String text, String before) {
        return Integer.parseInt(
                text.substring(text.indexOf(before) + before.length()).replaceFirst("(?s)\\D.*", ""));
    }
}
