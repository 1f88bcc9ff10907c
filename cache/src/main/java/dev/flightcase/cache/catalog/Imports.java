package dev.flightcase.cache.catalog;

import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.UuidV7;
import dev.flightcase.catalogfolder.Catalog;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whatever writes a whole edition: one at a time, each from its first row to what has to be cleared up after it. */
final class Imports {
    private static final Logger LOG = LoggerFactory.getLogger(Imports.class);

    private final Serving serving;
    private final CatalogDisk disk;
    private final AssetFolder folder;
    private final CatalogConfig config;
    private final UuidV7 ids;
    private final RandomGenerator random;

    Imports(
            Serving serving,
            CatalogDisk disk,
            AssetFolder folder,
            CatalogConfig config,
            UuidV7 ids,
            RandomGenerator random) {
        this.serving = serving;
        this.disk = disk;
        this.folder = folder;
        this.config = config;
        this.ids = ids;
        this.random = random;
    }

    synchronized ImportReport run(Catalog catalog, Predicate<UUID> mayLeave, @Nullable HubWord hub) {
        var report = imported(catalog, mayLeave, hub).withSwept(sweep());
        LOG.atInfo()
                .addKeyValue("event", report.event())
                .addKeyValue("revision", report.revision())
                .addKeyValue("products", report.products().all())
                .addKeyValue("changed", report.products().changed())
                .addKeyValue("removed", report.products().removed())
                .addKeyValue("edited", report.operators().edits())
                .addKeyValue("serves", report.serves())
                .log("catalog imported");
        return report;
    }

    synchronized Optional<EventSummary> next(
            String name, @Nullable OffsetDateTime start, ToLongFunction<String> unitsLeft) {
        try {
            return new EventCatalogs(serving, disk).next(ids.next(), name, start, unitsLeft, config.eventsKept());
        } catch (StoreException e) {
            disk.doubt();
            throw e;
        }
    }

    private ImportReport imported(Catalog catalog, Predicate<UUID> mayLeave, @Nullable HubWord hub) {
        var store = disk.forWriting();
        try {
            return new CatalogImport(serving, store, folder, config, ids, hub).run(catalog, mayLeave);
        } catch (StoreException e) {
            disk.doubt();
            throw e;
        }
    }

    /** What fails here is tried again after the next import; the catalog serves already. */
    private int sweep() {
        try {
            return new AssetSweep(disk.store(), folder, random).run();
        } catch (StoreException e) {
            disk.doubt();
            LOG.atWarn().setCause(e).log("pictures that nothing needs could not be removed");
            return 0;
        }
    }
}
