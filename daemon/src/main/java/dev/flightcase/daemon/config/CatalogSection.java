package dev.flightcase.daemon.config;

import dev.flightcase.cache.catalog.CatalogConfig;
import dev.flightcase.settings.Section;
import java.time.Duration;

/** Keys {@code catalog.*}. */
final class CatalogSection {
    private static final long MIB = 1024 * 1024;

    private CatalogSection() {}

    static CatalogConfig read(Section section) {
        var defaults = CatalogConfig.defaults();
        return new CatalogConfig(
                pages(section, defaults.pages()),
                edits(section, defaults.edits()),
                pictures(section, defaults.pictures()),
                section.integer("events-kept", defaults.eventsKept(), 1, 100),
                new CatalogConfig.Memory(
                        section.bytes("block-cache", defaults.memory().blockCacheBytes(), MIB, 1024 * MIB),
                        section.bytes("write-buffer", defaults.memory().writeBufferBytes(), MIB, 64 * MIB)));
    }

    private static CatalogConfig.Pages pages(Section section, CatalogConfig.Pages defaults) {
        return new CatalogConfig.Pages(
                section.integer("page-products-default", defaults.productsDefault(), 1, 1000),
                section.integer("page-products-max", defaults.productsMax(), 1, 1000),
                section.integer("search-chars-max", defaults.searchCharsMax(), 1, 1000),
                section.integer("event-offers-max", defaults.eventOffersMax(), 0, 10_000));
    }

    private static CatalogConfig.Edits edits(Section section, CatalogConfig.Edits defaults) {
        return new CatalogConfig.Edits(
                section.integer("edited-products-max", defaults.productsMax(), 1, 10_000),
                section.integer("edits-kept", defaults.kept(), 0, 10_000),
                section.integer("removed-kept", defaults.removedKept(), 0, 100_000),
                section.duration("edit-patience", defaults.patience(), Duration.ofMillis(100), Duration.ofMinutes(1)));
    }

    private static CatalogConfig.Pictures pictures(Section section, CatalogConfig.Pictures defaults) {
        return new CatalogConfig.Pictures(
                section.integer("placeholder-pixels", defaults.placeholderPixels(), 4, 64),
                defaults.widths(),
                defaults.quality());
    }
}
