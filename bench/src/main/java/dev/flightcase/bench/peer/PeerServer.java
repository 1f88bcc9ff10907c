package dev.flightcase.bench.peer;

import dev.flightcase.http.HttpConfig;
import dev.flightcase.http.HttpObserver;
import dev.flightcase.http.HttpServer;
import dev.flightcase.http.WorkerPool;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * A peer as a server of its own: {@code PeerServer ENGINE FOLDER SKU UNITS}. Prints {@code port N} once it serves and ends when its
 * standard input does, so that it never outlives the benchmark.
 */
public final class PeerServer implements AutoCloseable {
    static final String PORT_LINE = "port ";
    /** As the node's own pool has. */
    private static final int QUEUE_MAX = 256;

    private final HoldStore store;
    private final WorkerPool threads;
    private final HttpServer server;

    PeerServer(Engine engine, Path folder, String sku, long units) {
        store = open(engine, folder);
        store.stock(sku, units);
        threads = new WorkerPool("api", engine.threads(), QUEUE_MAX);
        var routes = new HoldRoutes(store, sku, threads, InstantSource.system(), uuidV7(new Random()));
        server = new HttpServer(
                HttpConfig.defaults().withPort(0), routes.router(), HttpObserver.NONE, InstantSource.system());
    }

    public static void main(String[] args) throws IOException {
        try (var server = new PeerServer(Engine.parse(args[0]), Path.of(args[1]), args[2], Long.parseLong(args[3]))) {
            server.start();
            System.out.println(PORT_LINE + server.port());
            System.in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }

    void start() {
        server.start();
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close(Duration.ZERO);
        threads.close();
        store.close();
    }

    private static HoldStore open(Engine engine, Path folder) {
        return switch (engine) {
            case Engine.TransactionDb _ -> new TransactionDbHolds(folder, true);
            case Engine.TransactionDbSyncedAfter _ -> new TransactionDbHolds(folder, false);
            case Engine.Sqlite(int connections) -> new SqliteHolds(folder, connections);
        };
    }

    /** RFC 9562 §5.7: the time in front, so that rows are appended and not strewn. */
    private static Function<Long, UUID> uuidV7(RandomGenerator random) {
        return millis -> new UUID(
                millis << 16 | 0x7000L | random.nextInt(1 << 12), random.nextLong() >>> 2 | 0x8000_0000_0000_0000L);
    }
}
