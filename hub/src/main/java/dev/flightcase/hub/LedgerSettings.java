package dev.flightcase.hub;

import dev.flightcase.hub.database.DatabaseAddress;
import dev.flightcase.hub.database.DatabaseConfig;
import dev.flightcase.hub.mqtt.BrokerAddress;
import dev.flightcase.hub.worker.WorkerConfig;
import dev.flightcase.settings.Section;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The parts of {@code hub.toml} that say where orders come from and where they go. */
final class LedgerSettings {
    private static final int TEXT_MAX = 500;
    private static final String URL = "url";
    private static final String EMBEDDED = "embedded";

    private LedgerSettings() {}

    /** @param data the folder of the hub's own files */
    static LedgerConfig ledger(Section database, Section workers, Section payments, Section reconcile, Path data) {
        var defaults = LedgerConfig.defaults(data);
        return new LedgerConfig(
                database(database, data),
                database.integer("connections-max", defaults.connectionsMax(), 2, 100),
                workers(workers, defaults.workers()),
                PaymentsSection.read(payments),
                StockPolicySection.read(reconcile));
    }

    /** Empty for the hub's own broker. */
    static Optional<BrokerAddress> external(Section section) {
        var uri = section.parsed(URL, "", LedgerSettings::broker);
        var user = section.text("user", "", TEXT_MAX);
        var password = section.secret("password", "", UnaryOperator.identity());
        return isEmbedded(section, uri)
                ? Optional.empty()
                : Optional.of(new BrokerAddress(URI.create(uri), user, password));
    }

    private static DatabaseConfig database(Section section, Path data) {
        var folder = section.parsed("data", data.resolve("postgres"), HubConfigReader::absolute);
        var programs = section.parsed("programs", folder.resolve("programs"), HubConfigReader::absolute);
        var url = section.parsed(URL, "", LedgerSettings::jdbc);
        var user = section.text("user", "", TEXT_MAX);
        var password = section.secret("password", "", UnaryOperator.identity());
        return isEmbedded(section, url)
                ? new DatabaseConfig.Embedded(folder, programs)
                : new DatabaseConfig.External(new DatabaseAddress(url, user, password));
    }

    private static WorkerConfig workers(Section section, WorkerConfig defaults) {
        return new WorkerConfig(
                section.integer("count", defaults.workers(), 0, 64),
                section.integer("receive-max", defaults.receiveMax(), 1, 1000),
                section.duration("retry-max", defaults.retryMax(), Duration.ofMillis(100), Duration.ofMinutes(5)));
    }

    /** Who names a server does not want another one, unless they say so. */
    private static boolean isEmbedded(Section section, String url) {
        boolean embedded = section.flag(EMBEDDED, url.isEmpty());
        if (embedded && !url.isEmpty()) {
            section.refuse(URL, "must be empty while embedded is true");
        }
        if (!embedded && url.isEmpty()) {
            section.refuse(URL, "must be set when embedded is false");
            return true;
        }
        return embedded;
    }

    private static String broker(String text) {
        if (text.isEmpty()) {
            return text;
        }
        try {
            var uri = URI.create(text);
            boolean known = "mqtt".equals(uri.getScheme()) || "mqtts".equals(uri.getScheme());
            if (known && uri.getHost() != null && uri.getUserInfo() == null) {
                return text;
            }
        } catch (IllegalArgumentException _) {
            // The rule below is the answer.
        }
        throw new IllegalArgumentException("must be mqtt://host:port or mqtts://host:port");
    }

    private static String jdbc(String text) {
        var rule = "must be postgresql://host:port/database";
        if (text.isEmpty()) {
            return text;
        }
        var plain = text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text;
        if (!plain.matches("postgresql://[^\\s/@]+/[^\\s/@]+")) {
            throw new IllegalArgumentException(rule);
        }
        if (plain.matches(".*[?&](user|password)=.*")) {
            throw new IllegalArgumentException("must not hold user or password; they have keys of their own");
        }
        return "jdbc:" + plain;
    }
}
