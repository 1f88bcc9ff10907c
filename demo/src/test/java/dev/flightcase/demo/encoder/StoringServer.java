package dev.flightcase.demo.encoder;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands for the node's ingest: keeps what arrives under the last part of its path. */
final class StoringServer implements AutoCloseable {
    private final ConcurrentSkipListMap<String, byte[]> objects = new ConcurrentSkipListMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    StoringServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/ingest/demo/", this::store);
        server.start();
    }

    private void store(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var name = path.substring(path.lastIndexOf('/') + 1);
        var body = new ByteArrayOutputStream();
        var piece = new byte[16 * 1024];
        var in = exchange.getRequestBody();
        for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
            body.write(piece, 0, count);
            objects.put(name, body.toByteArray());
        }
        exchange.sendResponseHeaders(201, -1);
        exchange.close();
    }

    URI playlist() {
        return URI.create("http://demo:key@127.0.0.1:" + server.getAddress().getPort() + "/ingest/demo/index.m3u8");
    }

    /** How often this stands in what has arrived of the object. */
    int count(String name, String text) {
        var content = new String(objects.getOrDefault(name, new byte[0]), StandardCharsets.ISO_8859_1);
        return content.split(text, -1).length - 1;
    }

    /** What has arrived of it. */
    byte[] bytes(String name) {
        var bytes = objects.get(name);
        if (bytes == null) {
            throw new AssertionError("nothing stored as " + name);
        }
        return bytes;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
