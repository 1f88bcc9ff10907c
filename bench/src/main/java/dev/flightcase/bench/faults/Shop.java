package dev.flightcase.bench.faults;

import dev.flightcase.bench.NodeRun;
import dev.flightcase.bench.Variant;
import dev.flightcase.bench.stall.GoodsFolder;
import dev.flightcase.bench.stall.NodeApi;
import dev.flightcase.demo.client.Metrics;
import dev.flightcase.demo.process.OneShot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The real node of the stall through all its starts, and its card. Blocks; one thread. */
final class Shop implements AutoCloseable {
    private static final String PIN = "271828";
    private static final Duration IMPORT_WITHIN = Duration.ofMinutes(1);

    private final Path home;
    private final Path folder;
    private final int brokerPort;
    private @Nullable NodeRun node;
    private @Nullable NodeApi api;

    /** @param folder of its own; its path must be short, for it holds Unix sockets */
    Shop(Path home, Path folder, int brokerPort) throws IOException {
        this.home = home;
        this.folder = Files.createDirectories(folder);
        this.brokerPort = brokerPort;
    }

    void start() throws IOException, InterruptedException {
        start(Map.of());
    }

    /** Its clock is wrong from the start. */
    void start(WrongClock clock) throws IOException, InterruptedException {
        start(clock.environment());
    }

    /** For {@link #start(WrongClock)}; empty where that is not possible. */
    Optional<WrongClock> clock() {
        return WrongClock.of(folder.resolve("clock"));
    }

    private void start(Map<String, String> environment) throws IOException, InterruptedException {
        // Waits are shorter than by default, so that a run takes seconds.
        var started =
                NodeRun.start(home, folder, Variant.shipped(home), "", """
                [access]
                operator-pin = "%s"
                session-lifetime = "12h"
                [uplink]
                brokers = ["mqtt://127.0.0.1:%d"]
                retry-first = "100ms"
                retry-longest = "1s"
                [uplink.orders]
                receipt-timeout = "2s"
                """.formatted(PIN, brokerPort), environment);
        node = started;
        started.awaitReadyMillis();
        var operator = new NodeApi(started.port());
        api = operator;
        signIn();
    }

    /** Anew, where a session has ended by the clock. */
    void signIn() throws IOException, InterruptedException {
        api().signIn(PIN);
    }

    void importGoods() throws IOException {
        var goods = GoodsFolder.write(folder.resolve("goods"), GoodsFolder.many(Customers.PRODUCTS));
        var launcher = home.resolve("daemon/target/app/bin/flightcase").toString();
        var result = OneShot.run(
                List.of(
                        launcher,
                        "import",
                        goods.toString(),
                        "--config",
                        folder.resolve("node.toml").toString()),
                IMPORT_WITHIN);
        if (!result.ok()) {
            throw new IOException(
                    "the catalog could not be imported: " + result.output().strip());
        }
    }

    NodeApi api() {
        if (api == null) {
            throw new IllegalStateException("the node was not started");
        }
        return api;
    }

    /** As kill -9 does. */
    void kill() throws InterruptedException {
        if (node != null) {
            node.kill();
        }
        if (api != null) {
            api.close();
        }
    }

    /** An image of the card, while the node does not run. */
    void copyCard() throws IOException {
        remove(folder.resolve("card"));
        copy(folder.resolve("data"), folder.resolve("card"));
    }

    /** The image comes back, while the node does not run. */
    void putBackCard() throws IOException {
        remove(folder.resolve("data"));
        copy(folder.resolve("card"), folder.resolve("data"));
    }

    /** Orders that the node does not know to be at the hub; empty when it can not say now. */
    OptionalLong waiting() throws IOException, InterruptedException {
        var waiting = metrics().sums().get("flightcase_hub_orders_waiting");
        return waiting == null || waiting.isNaN() ? OptionalLong.empty() : OptionalLong.of(Math.round(waiting));
    }

    /** Messages that held something that was sent before, since this start. */
    long resent() throws IOException, InterruptedException {
        return metrics().whole("flightcase_hub_resent_total");
    }

    double residentMebibytes() throws IOException {
        return node == null ? 0 : node.residentMebibytes();
    }

    private Metrics metrics() throws IOException, InterruptedException {
        return Metrics.parse(api().metrics());
    }

    @Override
    public void close() {
        if (api != null) {
            api.close();
        }
        if (node != null) {
            node.close();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var paths = Files.walk(from)) {
            for (var path : paths.toList()) {
                Files.copy(path, to.resolve(from.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static void remove(Path tree) throws IOException {
        if (Files.exists(tree)) {
            try (var paths = Files.walk(tree)) {
                for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
