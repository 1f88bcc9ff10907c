package dev.flightcase.demo.visitor;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.flightcase.demo.client.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A node with one product and a stream of short segments, and with knobs for what can go wrong. */
final class FakeNode implements AutoCloseable {
    static final String PIN = "123456";
    private static final String COOKIE = "device=d1.";

    /** Orders by idempotency key: id and body. */
    final Map<String, Json> orders = new ConcurrentHashMap<>();

    final Queue<String> keys = new ConcurrentLinkedQueue<>();
    /** Statuses to answer orders with, before it goes well again; 0 breaks the connection. */
    final Queue<Integer> troubles = new ConcurrentLinkedQueue<>();
    /** Forgets orders after it has acknowledged them. */
    volatile boolean forgetful;
    /** Segments in the playlist; the last six are served. */
    final AtomicInteger segments = new AtomicInteger(4);

    /** Names of the phones that were let in; each has a cookie of its own. */
    final Queue<String> phones = new ConcurrentLinkedQueue<>();
    /** Gives no code. */
    volatile boolean closed;

    volatile boolean segmentsMissing;
    final AtomicInteger catalogReads = new AtomicInteger();

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    FakeNode() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/api/v1/catalog", this::catalog);
        server.createContext(
                "/api/v1/stock",
                exchange -> answer(exchange, 200, "{\"revision\": 1, \"available\": {\"LP-1\": 5, \"B-1\": 5}}"));
        server.createContext("/api/v1/orders", this::order);
        server.createContext("/api/v1/sessions", this::session);
        server.createContext("/api/v1/enrolments", this::code);
        server.createContext("/api/v1/devices", this::enrol);
        server.createContext("/live/", this::live);
        server.start();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    private void catalog(HttpExchange exchange) throws IOException {
        if ("\"7\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            answer(exchange, 304, "");
            return;
        }
        catalogReads.incrementAndGet();
        exchange.getResponseHeaders().add("ETag", "\"7\"");
        if (exchange.getRequestURI().getQuery().contains("cursor=p/2")) {
            answer(
                    exchange,
                    200,
                    "{\"products\": [{\"sku\": \"LP-1\", \"price\": {\"amount\": 2200, \"currency\": \"EUR\"}, \"state\": \"on-sale\", \"limit_per_order\": 1}], \"next\": null}");
        } else {
            answer(exchange, 200, """
                    {"products": [
                      {"sku": "B-1", "price": {"amount": 1, "currency": "EUR"}, "state": "on-sale", "bundle": [{"sku": "LP-1", "quantity": 1}]},
                      {"sku": "DROP", "price": {"amount": 1, "currency": "EUR"}, "state": "armed"}], "next": "p/2"}
                    """);
        }
    }

    private void session(HttpExchange exchange) throws IOException {
        boolean right = body(exchange).at("pin").text().equals(PIN);
        answer(exchange, right ? 200 : 401, "{\"token\": \"s1\"}");
    }

    private void code(HttpExchange exchange) throws IOException {
        if (closed) {
            answer(exchange, 429, "{\"title\": \"Too many codes are open\"}");
            return;
        }
        boolean operator = "Bearer s1".equals(exchange.getRequestHeaders().getFirst("Authorization"));
        answer(exchange, operator ? 201 : 401, "{\"code\": \"4719-2063\"}");
    }

    private void enrol(HttpExchange exchange) throws IOException {
        var body = body(exchange);
        phones.add(body.at("name").text());
        exchange.getResponseHeaders().add("Set-Cookie", COOKIE + phones.size() + "; Path=/; HttpOnly");
        answer(exchange, body.at("code").text().equals("4719-2063") ? 201 : 403, "{}");
    }

    private static Json body(HttpExchange exchange) throws IOException {
        return Json.parse(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    private void order(HttpExchange exchange) throws IOException {
        var cookie = exchange.getRequestHeaders().getFirst("Cookie");
        if (cookie == null || !cookie.matches(COOKIE + "\\d+")) {
            answer(exchange, 401, "{\"title\": \"Not enrolled\"}");
            return;
        }
        if (exchange.getRequestMethod().equals("GET")) {
            var id = exchange.getRequestURI().getPath().replaceFirst(".*/", "");
            boolean there = !forgetful
                    && orders.values().stream()
                            .anyMatch(order -> order.at("id").text().equals(id));
            answer(exchange, there ? 200 : 404, "{}");
            return;
        }
        var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        keys.add(key);
        var body = body(exchange);
        var trouble = troubles.poll();
        if (trouble != null && trouble == 0) {
            exchange.close();
            return;
        }
        if (trouble != null) {
            answer(exchange, trouble, "{\"title\": \"Trouble\"}");
            return;
        }
        orders.computeIfAbsent(
                key,
                _ -> Json.parse(Json.write(Map.of(
                        "id",
                        "o-" + orders.size(),
                        "request",
                        body.members().keySet(),
                        "sku",
                        body.at("lines").items().getFirst().at("sku").text(),
                        "quantity",
                        body.at("lines").items().getFirst().at("quantity").number(0),
                        "given",
                        body.at("tenders")
                                .items()
                                .getFirst()
                                .at("given")
                                .at("amount")
                                .number(0)))));
        answer(
                exchange,
                201,
                Json.write(Map.of("id", orders.getOrDefault(key, body).at("id").text())));
    }

    private void live(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        if (path.endsWith("/index.m3u8")) {
            answer(exchange, 200, "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nv/media.m3u8\n");
        } else if (path.endsWith("/media.m3u8")) {
            answer(exchange, 200, playlist(segments.get()));
        } else {
            answer(exchange, segmentsMissing && path.endsWith(".m4s") ? 404 : 200, "0123456789");
        }
    }

    private static String playlist(int end) {
        int first = Math.max(0, end - 6);
        var text = new StringBuilder(
                "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXT-X-MEDIA-SEQUENCE:" + first + "\n#EXT-X-MAP:URI=\"init.mp4\"\n");
        for (int i = first; i < end; i++) {
            text.append(i == 4 ? "#EXT-X-DISCONTINUITY\n" : "")
                    .append("#EXTINF:1.0,\ns")
                    .append(i)
                    .append(".m4s\n");
        }
        return text.toString();
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
