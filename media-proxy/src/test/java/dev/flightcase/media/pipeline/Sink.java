package dev.flightcase.media.pipeline;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands for the node's ingest: keeps what is put there, while it still arrives. */
final class Sink implements AutoCloseable {
    private final Map<String, Body> bodies = new ConcurrentSkipListMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    Sink() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/ingest/", this::take);
        server.start();
    }

    /** The last request for one path. */
    static final class Body {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final String authorization;
        private final String method;
        private boolean whole;

        Body(HttpExchange exchange) {
            this.authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            this.method = exchange.getRequestMethod();
        }

        String authorization() {
            return authorization;
        }

        String method() {
            return method;
        }

        synchronized void add(byte[] piece, int length) {
            bytes.write(piece, 0, length);
        }

        synchronized void end() {
            whole = true;
        }

        /** False: it still arrives, or was cut off. */
        synchronized boolean isWhole() {
            return whole;
        }

        synchronized byte[] bytes() {
            return bytes.toByteArray();
        }

        /** Whole fragments so far. */
        long fragments() {
            return BoxList.of(bytes()).stream()
                    .filter(box -> box.type().equals("mdat"))
                    .count();
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        var body = new Body(exchange);
        bodies.put(exchange.getRequestURI().getPath().substring("/ingest/".length()), body);
        var piece = new byte[16 * 1024];
        try (var in = exchange.getRequestBody()) {
            for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                body.add(piece, count);
            }
            body.end();
            exchange.sendResponseHeaders(201, -1);
        } finally {
            exchange.close();
        }
    }

    URI node() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    boolean has(String path) {
        return bodies.containsKey(path);
    }

    List<String> paths() {
        return List.copyOf(bodies.keySet());
    }

    Body body(String path) {
        var body = bodies.get(path);
        if (body == null) {
            throw new AssertionError("nothing came to " + path + ", only to " + bodies.keySet());
        }
        return body;
    }

    /** 0 before it begins. */
    long fragments(String path) {
        return has(path) ? body(path).fragments() : 0;
    }

    void forget() {
        bodies.clear();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
