package dev.flightcase.uplink.sync;

import dev.flightcase.uplink.Backoff;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How a catalog is fetched.
 *
 * @param folder of our own, on the disk of the catalog; made when it is missing
 * @param bytesMax of all files of a catalog together
 * @param connections files that are fetched at once
 * @param rateMax bytes a second, of all together; 0 for as fast as the link is
 * @param connect limit for name, TCP and TLS
 * @param idle nothing came for this long: the source is given up
 * @param backoff between two tries
 */
public record SyncConfig(
        Path folder, long bytesMax, int connections, long rateMax, Duration connect, Duration idle, Backoff backoff) {
    public static final int CONNECTIONS_MAX = 16;

    public SyncConfig {
        if (bytesMax < 1 || connections < 1 || connections > CONNECTIONS_MAX || rateMax < 0) {
            throw new IllegalArgumentException(
                    "bytes-max, connections and rate-max are " + bytesMax + ", " + connections + " and " + rateMax
                            + "; must be positive, 1 to " + CONNECTIONS_MAX + " and at least 0");
        }
        if (!connect.isPositive() || !idle.isPositive()) {
            throw new IllegalArgumentException(
                    "connect and idle are " + connect + " and " + idle + "; must be positive");
        }
    }

    /** 4 GiB, 4 connections, no limit of the rate. */
    public static SyncConfig in(Path folder) {
        return new SyncConfig(
                folder,
                4L << 30,
                4,
                0,
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1)));
    }
}
