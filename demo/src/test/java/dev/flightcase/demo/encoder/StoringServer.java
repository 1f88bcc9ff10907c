package dev.flightcase.demo.encoder;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands for the node's ingest: keeps whole objects under the last part of their path. */
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
        var body = exchange.getRequestBody().readAllBytes();
        objects.put(path.substring(path.lastIndexOf('/') + 1), body);
        exchange.sendResponseHeaders(201, -1);
        exchange.close();
    }

    URI playlist() {
        return URI.create("http://demo:key@127.0.0.1:" + server.getAddress().getPort() + "/ingest/demo/index.m3u8");
    }

    /** In alphabetical order, which is that of segments with numbers of equal length. */
    List<String> names(String suffix) {
        return objects.keySet().stream().filter(name -> name.endsWith(suffix)).toList();
    }

    byte[] bytes(String name) {
        var bytes = objects.get(name);
        if (bytes == null) {
            throw new AssertionError("nothing stored as " + name);
        }
        return bytes;
    }

    String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
