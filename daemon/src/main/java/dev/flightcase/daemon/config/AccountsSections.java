package dev.flightcase.daemon.config;

import dev.flightcase.cache.audit.AuditConfig;
import dev.flightcase.cache.books.BooksConfig;
import dev.flightcase.cache.mirror.MirrorConfig;
import dev.flightcase.settings.Section;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keys {@code totals.*}, {@code audit.*} and {@code mirror.*}. */
final class AccountsSections {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private AccountsSections() {}

    /** @param response how long an answer may take over HTTP */
    static AccountsConfig read(Section root, Duration response) {
        return new AccountsConfig(
                totals(root.section("totals")), audit(root.section("audit"), response), mirror(root.section("mirror")));
    }

    private static BooksConfig totals(Section section) {
        var defaults = BooksConfig.defaults();
        return new BooksConfig(
                section.integer("helpers-max", defaults.helpersMax(), 1, 10_000),
                section.integer("products-max", defaults.productsMax(), 1, 100_000),
                // Of a day that is no longer kept there are two: itself, and the others together.
                section.integer("days-max", defaults.daysMax(), 2, 1000),
                section.integer("units-max", defaults.unitsMax(), 1, 100_000));
    }

    private static AuditConfig audit(Section section, Duration response) {
        var defaults = AuditConfig.defaults();
        var usual = defaults.within().compareTo(response) < 0 ? defaults.within() : response.dividedBy(2);
        var within = section.duration("within", usual, Duration.ofMillis(50), HOUR);
        if (within.compareTo(response) >= 0) {
            section.refuse("within", "must be shorter than http.response-timeout: the answer would never be sent");
        }
        return new AuditConfig(
                within,
                section.integer("violations-max", defaults.violationsMax(), 1, 1000),
                section.integer("skus-max", defaults.skusMax(), 1, 10_000_000));
    }

    private static @Nullable MirrorConfig mirror(Section section) {
        var folder = section.parsed("folder", Optional.<Path>empty(), AccountsSections::folder);
        var defaults = MirrorConfig.defaults(Path.of("/"));
        var interval = section.duration("interval", defaults.interval(), Duration.ofMillis(100), HOUR);
        var retry = section.duration("retry", defaults.retry(), Duration.ofMillis(100), HOUR);
        var closeWait =
                section.duration("close-wait", defaults.closeWait(), Duration.ofMillis(100), SECOND.multipliedBy(60));
        return folder.map(path -> new MirrorConfig(path, interval, retry, closeWait))
                .orElse(null);
    }

    private static Optional<Path> folder(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(NodeConfigReader.absolute(text));
    }
}
