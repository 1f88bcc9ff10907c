package dev.flightcase.daemon.config;

import dev.flightcase.settings.Section;
import dev.flightcase.settings.SettingsFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Reads {@code node.toml}. */
public final class NodeConfigReader {
    private NodeConfigReader() {}

    /**
     * Blocks on the disk.
     *
     * @throws dev.flightcase.settings.SettingsException with every mistake of the file
     */
    public static NodeConfig read(Path file) {
        return read(SettingsFile.read(file));
    }

    static NodeConfig read(SettingsFile file) {
        var root = file.root();
        var http = HttpSection.read(root.section("http"));
        var uplink = root.section("uplink");
        var health = UplinkSection.read(uplink);
        var stall = stall(root.section("node"));
        var config = new NodeConfig(
                stall,
                http,
                api(root.section("api")),
                AccessSection.read(root.section("access")),
                CatalogSection.read(root.section("catalog")),
                StoreSections.ledger(root.section("ledger")),
                MediaSection.read(root.section("media")),
                HalSection.read(root.section("hal")),
                NetworkSection.read(root.section("network")),
                health,
                OrdersSection.read(uplink.section("orders"), health),
                SyncSection.read(uplink.section("sync"), stall.data()),
                HubSection.read(root.section("hub")),
                PreflightSection.read(root.section("preflight")),
                AccountsSections.read(root, http.timeouts().response()));
        file.finish();
        return config;
    }

    private static StallConfig stall(Section section) {
        var defaults = StallConfig.defaults();
        return new StallConfig(
                section.text("name", defaults.name(), 80),
                section.parsed("data", defaults.data(), NodeConfigReader::absolute),
                section.parsed("runtime", defaults.runtime(), NodeConfigReader::runtime));
    }

    private static ApiConfig api(Section section) {
        var defaults = ApiConfig.defaults();
        return new ApiConfig(
                section.integer("threads", defaults.threads(), 1, 64),
                section.integer("queue-max", defaults.queueMax(), 1, 65_536),
                section.integer("updates-clients-max", defaults.updatesClientsMax(), 1, 100_000),
                section.parsedList("metrics-networks", defaults.metricsNetworks(), 32, IpNetwork::parse));
    }

    private static Path runtime(String text) {
        var path = absolute(text);
        int most = StallConfig.SOCKET_PATH_BYTES_MAX - ("/" + StallConfig.CONTROL_SOCKET).length();
        if (path.toString().getBytes(StandardCharsets.UTF_8).length > most) {
            throw new IllegalArgumentException(
                    "must be at most " + most + " bytes long: the path of a Unix socket in it has a limit");
        }
        return path;
    }

    static Path absolute(String text) {
        var path = Path.of(text);
        if (!path.isAbsolute()) {
            throw new IllegalArgumentException("must be an absolute path");
        }
        return path;
    }
}
