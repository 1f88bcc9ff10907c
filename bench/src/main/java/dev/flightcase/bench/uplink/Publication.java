package dev.flightcase.bench.uplink;

import dev.flightcase.demo.process.OneShot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The hub gives one node a catalog, as its operator does. Blocks; one thread. */
final class Publication {
    private static final Duration PUBLISHED_WITHIN = Duration.ofMinutes(5);
    private static final long PATIENCE_NANOS = Duration.ofMinutes(20).toNanos();
    private static final int POLL_MILLIS = 20;

    private final Path home;
    private final Site site;

    Publication(Path home, Site site) {
        this.home = home;
        this.site = site;
    }

    /** Blocks until the node answers with a price of this edition; the tick at which it did. */
    long publish(CatalogFolder catalog, ClaimedStall node) throws IOException, InterruptedException {
        var published = OneShot.run(
                List.of(
                        "/usr/bin/env",
                        "JAVA_HOME=" + System.getProperty("java.home"),
                        home.resolve("hub/target/app/bin/flightcase-hub").toString(),
                        "publish",
                        catalog.folder().toString(),
                        "--node",
                        node.id(),
                        "--config",
                        site.front().config().toString()),
                PUBLISHED_WITHIN);
        if (!published.ok()) {
            throw new IOException(
                    "the catalog was not published: " + published.output().strip());
        }
        return awaitServed(catalog, node);
    }

    private static long awaitServed(CatalogFolder catalog, ClaimedStall node) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        while (true) {
            var product = node.stall().api().send("GET", "/api/v1/products/" + catalog.witness(), Map.of(), "");
            long now = System.nanoTime();
            if (product.status() == 200
                    && product.json().at("price").at("amount").number(0) == catalog.witnessCents()) {
                return now;
            }
            if (now - begun > PATIENCE_NANOS) {
                throw new IOException("the node does not serve the catalog; it answers " + product.status());
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }
}
