package dev.flightcase.daemon.config;

import dev.flightcase.settings.Section;
import dev.flightcase.uplink.sync.SyncConfig;
import java.nio.file.Path;
import java.time.Duration;

/** Keys {@code uplink.sync.*}. */
final class SyncSection {
    private static final long MEGABYTE = 1 << 20;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private SyncSection() {}

    /** @param data the node's data folder */
    static SyncConfig read(Section section, Path data) {
        var defaults = SyncConfig.in(data.resolve("sync"));
        return new SyncConfig(
                defaults.folder(),
                section.bytes("bytes-max", defaults.bytesMax(), MEGABYTE, 1L << 40),
                section.integer("connections", defaults.connections(), 1, SyncConfig.CONNECTIONS_MAX),
                section.bytes("rate-max", defaults.rateMax(), 0, 1L << 40),
                section.duration("connect-timeout", defaults.connect(), Duration.ofMillis(100), MINUTE),
                section.duration("idle-timeout", defaults.idle(), Duration.ofSeconds(1), Duration.ofMinutes(10)),
                defaults.backoff());
    }
}
