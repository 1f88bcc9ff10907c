package dev.flightcase.bench.uplink;

import dev.flightcase.bench.Variant;
import dev.flightcase.bench.stall.Stall;
import dev.flightcase.demo.process.OneShot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The real node, which a hub has claimed: TLS with its own certificate, everything else by its defaults. Blocks; one thread.
 *
 * @param id by which the hub knows it
 */
record ClaimedStall(String id, Stall stall) implements AutoCloseable {
    private static final Duration CLAIM_WITHIN = Duration.ofSeconds(60);

    /** @param folder takes everything it writes; must not be there yet, and its path must be short, for it holds Unix sockets */
    static ClaimedStall start(Path home, Path folder, Site site) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        var shipped = Variant.shipped(home);
        try (var _ = Stall.start(home, folder, shipped, "")) {
            var claimed = OneShot.run(
                    List.of(
                            "/usr/bin/env",
                            "JAVA_HOME=" + System.getProperty("java.home"),
                            home.resolve("daemon/target/app/bin/flightcase").toString(),
                            "claim",
                            site.claimLink(),
                            "--config",
                            folder.resolve("node.toml").toString()),
                    CLAIM_WITHIN);
            if (!claimed.ok()) {
                throw new IOException(
                        "the hub did not claim the node: " + claimed.output().strip());
            }
        }
        // What the claim brought counts from the next start on.
        return new ClaimedStall(site.claimed().getLast(), Stall.start(home, folder, shipped, ""));
    }

    @Override
    public void close() {
        stall.close();
    }
}
