package dev.flightcase.hub;

import dev.flightcase.http.HttpConfig;
import dev.flightcase.http.TlsConfig;
import dev.flightcase.hub.broker.BrokerConfig;
import dev.flightcase.hub.commands.ReconcileConfig;
import dev.flightcase.hub.keys.ServerCertificate;
import dev.flightcase.hub.nodes.NodesConfig;
import dev.flightcase.settings.Section;
import dev.flightcase.settings.SettingsFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Reads {@code hub.toml}. */
final class HubConfigReader {
    private static final int KIB = 1024;
    private static final int PORT_MAX = 65_535;
    private static final int HOSTS_MAX = 32;

    private HubConfigReader() {}

    /**
     * Blocks on the disk.
     *
     * @throws dev.flightcase.settings.SettingsException with every mistake of the file
     */
    static HubConfig read(Path file) {
        return read(SettingsFile.read(file));
    }

    static HubConfig read(SettingsFile file) {
        var root = file.root();
        var data = root.section("hub").parsed("data", HubConfig.defaults().data(), HubConfigReader::absolute);
        var config = new HubConfig(
                data,
                broker(root.section("broker")),
                LedgerSettings.external(root.section("broker")),
                http(root.section("http"), HubConfig.keys(data)),
                nodes(root.section("nodes")),
                LedgerSettings.ledger(
                        root.section("database"),
                        root.section("workers"),
                        root.section("payments"),
                        root.section("reconcile"),
                        data),
                reconcile(root.section("reconcile")),
                ClaimsSection.read(root.section("claims")),
                primaryHost(root.section("sparkplug")),
                loginAlways(root.section("operator")));
        file.finish();
        return config;
    }

    private static BrokerConfig broker(Section section) {
        var defaults = BrokerConfig.defaults();
        return new BrokerConfig(
                section.parsed("bind-address", defaults.bindAddress(), HubConfigReader::ipAddress),
                section.integer("port", defaults.port(), 0, PORT_MAX),
                tlsPort(section),
                section.integer("connections-max", defaults.connectionsMax(), 1, 100_000),
                (int) section.bytes("packet-max", defaults.packetBytesMax(), KIB, 16L * KIB * KIB));
    }

    private static HttpConfig http(Section section, Path keys) {
        var defaults = HubConfig.defaults().http();
        var plain = HubConfig.http(
                section.text("bind-address", defaults.bindAddress(), 255),
                section.integer("port", defaults.port(), 0, PORT_MAX),
                section.texts("hosts", defaults.hosts(), HOSTS_MAX));
        return tlsPort(section)
                .map(port -> plain.withTls(new TlsConfig(
                        port, keys.resolve(ServerCertificate.CERTIFICATE), keys.resolve(ServerCertificate.KEY))))
                .orElse(plain);
    }

    private static Optional<Integer> tlsPort(Section section) {
        return section.has("tls-port") ? Optional.of(section.integer("tls-port", 0, 0, PORT_MAX)) : Optional.empty();
    }

    private static NodesConfig nodes(Section section) {
        var defaults = NodesConfig.defaults();
        return new NodesConfig(
                section.integer("nodes-max", defaults.nodesMax(), 1, 100_000),
                section.integer("metrics-max", defaults.metricsMax(), 1, 10_000),
                (int) section.bytes("queue-max", defaults.queueBytesMax(), 64 * KIB, 1024L * KIB * KIB),
                section.duration("rebirth-gap", defaults.rebirthGap(), Duration.ofMillis(100), Duration.ofHours(1)));
    }

    private static ReconcileConfig reconcile(Section section) {
        var defaults = ReconcileConfig.defaults();
        return new ReconcileConfig(
                section.parsed("resend", defaults.auto(), HubConfigReader::isAuto),
                section.duration("patience", defaults.patience(), Duration.ofSeconds(1), Duration.ofDays(1)));
    }

    private static boolean isAuto(String text) {
        return switch (text) {
            case "auto" -> true;
            case "ask" -> false;
            default -> throw new IllegalArgumentException("must be \"auto\" or \"ask\"");
        };
    }

    private static Optional<String> primaryHost(Section section) {
        var id = section.parsed("primary-host", "", text -> {
            if (!text.matches("[A-Za-z0-9._-]{0,64}")) {
                throw new IllegalArgumentException(
                        "must be letters, digits, dots, hyphens and underscores, at most 64");
            }
            return text;
        });
        return id.isEmpty() ? Optional.empty() : Optional.of(id);
    }

    private static boolean loginAlways(Section section) {
        return section.parsed("login", false, text -> switch (text) {
            case "auto" -> false;
            case "always" -> true;
            default -> throw new IllegalArgumentException("must be \"auto\" or \"always\"");
        });
    }

    static Path absolute(String text) {
        var path = Path.of(text);
        if (!path.isAbsolute()) {
            throw new IllegalArgumentException("must be an absolute path");
        }
        return path;
    }

    private static String ipAddress(String text) {
        if (!text.matches("\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f:]{2,39}")) {
            throw new IllegalArgumentException("must be an IP address; 0.0.0.0 is every network");
        }
        return text;
    }
}
