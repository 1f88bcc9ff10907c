package dev.flightcase.uplink.sync;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.flightcase.uplink.Bytes;
import dev.flightcase.uplink.commerce.CatalogNews;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** A hub's files over HTTP, with ranges and deltas, on a connection that may be cut after so many bytes. */
final class Warehouse implements AutoCloseable {
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Map<String, byte[]> deltas = new ConcurrentHashMap<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    final AtomicLong cutAfter = new AtomicLong(Long.MAX_VALUE);
    final AtomicLong sent = new AtomicLong();

    Warehouse() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/blobs/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/blobs/");
    }

    /** @return its SHA-256 */
    String put(byte[] content) {
        String name = BlobFolder.hash(content);
        files.put(name, content);
        return name;
    }

    /** Under a name that is not its hash. */
    void forge(String name, byte[] content) {
        files.put(name, content);
    }

    void remove(String name) {
        files.remove(name);
    }

    void delta(String to, String from, String delta) {
        deltas.put(to + "?from=" + from, delta.getBytes(StandardCharsets.UTF_8));
    }

    /** @return text of the manifest, which is put there too */
    String publish(Map<String, byte[]> folder) {
        String manifest = new TreeMap<>(folder)
                .entrySet().stream()
                        .map(file -> put(file.getValue()) + " " + file.getValue().length + " " + file.getKey() + "\n")
                        .collect(Collectors.joining("", Manifest.FIRST_LINE + "\n", ""));
        var _ = put(text(manifest));
        return manifest;
    }

    static CatalogNews news(long revision, String manifest, URI... sources) {
        var bytes = text(manifest);
        return new CatalogNews(
                revision,
                Bytes.owning(HexFormat.of().parseHex(BlobFolder.hash(bytes))),
                bytes.length,
                List.of(sources),
                Instant.EPOCH,
                List.of(),
                List.of());
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] picture(int seed, int bytes) {
        var content = new byte[bytes];
        new Random(seed).nextBytes(content);
        return content;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            URI uri = exchange.getRequestURI();
            String name = uri.getPath().substring("/blobs/".length());
            String range = exchange.getRequestHeaders().getFirst("Range");
            asked.add(name + (uri.getQuery() == null ? "" : "?" + uri.getQuery()) + (range == null ? "" : " " + range));
            byte[] delta = uri.getQuery() == null ? null : deltas.get(name + "?" + uri.getQuery());
            byte[] content = delta == null ? files.get(name) : delta;
            if (content == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            if (delta != null) {
                exchange.getResponseHeaders().set("Content-Type", LineDelta.MEDIA_TYPE);
            }
            int from = range == null ? 0 : Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
            if (from > 0) {
                exchange.getResponseHeaders()
                        .set("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
            }
            exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
            long left = Math.max(0, cutAfter.get() - sent.get());
            int count = (int) Math.min(content.length - from, left);
            exchange.getResponseBody().write(content, from, count);
            sent.addAndGet(count);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
