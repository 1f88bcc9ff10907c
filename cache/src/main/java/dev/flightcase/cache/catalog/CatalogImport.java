package dev.flightcase.cache.catalog;

import dev.flightcase.cache.JsonText;
import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.UuidBytes;
import dev.flightcase.cache.UuidV7;
import dev.flightcase.cache.Writes;
import dev.flightcase.cache.catalog.CatalogTables.EditionKey;
import dev.flightcase.cache.catalog.Edition.Base;
import dev.flightcase.catalogfolder.Catalog;
import dev.flightcase.catalogfolder.Product;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One import, used once by one thread: pictures first, while the catalog may still be edited; then the rows of a new
 * edition under keys that nobody reads yet; then the one write that makes it serve.
 */
final class CatalogImport {
    private static final int EVENT_PICTURES = 1;

    private final Serving serving;
    private final KeyValueStore store;
    private final CatalogConfig config;
    private final UuidV7 ids;
    private final PictureIntake pictures;
    private final @Nullable HubWord hub;
    private final ProductText text = new ProductText(new JsonText());
    private final Set<Instant> edges = new TreeSet<>();
    private final List<String> eventPictures = new ArrayList<>();
    private int changed;

    /** @param hub what the hub says of the folder's prices; null when it is not the hub's folder */
    CatalogImport(
            Serving serving,
            KeyValueStore store,
            AssetFolder assets,
            CatalogConfig config,
            UuidV7 ids,
            @Nullable HubWord hub) {
        this.serving = serving;
        this.store = store;
        this.config = config;
        this.ids = ids;
        this.hub = hub;
        this.pictures = new PictureIntake(store, assets, config.pictures());
    }

    /** @param mayLeave whether the event that serves may give way to the folder's, when that is another one */
    ImportReport run(Catalog catalog, Predicate<UUID> mayLeave) {
        catalog.products().forEach(pictures::take);
        pictures.finish();
        serving.changing().lock();
        try {
            EditionWriter.removeUnfinished(store);
            return rows(catalog, mayLeave);
        } finally {
            serving.changing().unlock();
        }
    }

    private ImportReport rows(Catalog catalog, Predicate<UUID> mayLeave) {
        var known =
                store.get(CatalogTables.KEYS, CatalogTables.name(catalog.event().key()));
        var event = known == null ? ids.next() : UuidBytes.get(ByteBuffer.wrap(known));
        var key = new EditionKey(event, serving.nextRevision());
        var before = before(event);
        var former = Former.of(store, before);
        var written = write(catalog, key, former);
        var head = new EditionHead(
                catalog.event(),
                offering(catalog),
                eventPictures,
                List.copyOf(edges),
                written.terms().codec().words(),
                written.seal());
        return publish(key, new Base(head, written.terms(), written.revisions()), before, former, mayLeave);
    }

    private EditionWriter.Written write(Catalog catalog, EditionKey key, Former former) {
        var edited = new HashSet<>(Operators.overridesOf(store, key.event()).keySet());
        if (hub != null) {
            hub.prices().forEach(line -> edited.add(line.sku()));
        }
        var files = new HashSet<String>();
        EditionWriter.begin(store, key);
        try (var writer = new EditionWriter(store, key)) {
            catalog.products().forEach(product -> write(product, key, former, edited, writer, files));
            new PictureUse(store, key).write(files);
            return writer.finish();
        }
    }

    private void write(
            Product product,
            EditionKey key,
            Former former,
            Set<String> edited,
            EditionWriter writer,
            Set<String> files) {
        var assets = pictures.of(product.sku());
        for (var asset : assets) {
            files.add(asset.sha256());
            asset.renditions().forEach(rendition -> files.add(rendition.sha256()));
            if (eventPictures.size() < EVENT_PICTURES) {
                eventPictures.add(asset.sha256());
            }
        }
        var item = new Item(product, assets.stream().map(AssetRow::image).toList(), Item.Hand.NONE);
        var content = text.content(item);
        var fingerprint = Marks.fingerprint(content);
        var revision = former.revisionOf(product.sku(), fingerprint, false, key.revision());
        changed += revision == key.revision() && !edited.contains(product.sku()) ? 1 : 0;
        writer.add(item.row(revision, content), fingerprint, item.terms(), SearchText.index(product));
        addEdge(product.window().opens());
        addEdge(product.window().closes());
    }

    private void addEdge(@Nullable Instant edge) {
        if (edge != null) {
            edges.add(edge);
        }
    }

    private ImportReport publish(
            EditionKey key, Base base, @Nullable Edition before, Former former, Predicate<UUID> mayLeave) {
        var writes = new Writes();
        var known = HubLayer.read(store, key.event());
        var said = hub == null
                ? HubLayer.NONE
                : HubLayer.of(hub, base.terms(), base.head().offering().currency());
        var operators = new Operators(
                store,
                key,
                base,
                former,
                writes,
                said,
                known.manifest().equals(said.manifest()) ? known : HubLayer.NONE);
        var overlay = operators.lay();
        var own =
                overlay.entries().stream().filter(Edited::own).map(Edited::sku).toList();
        var removed = former.removed(sku -> base.terms().position(sku) >= 0 || own.contains(sku));
        var floor = before == null
                ? key.revision()
                : new Removed(store, config.edits().removedKept())
                        .add(writes, key, removed, before.event().floor());
        var edition = Edition.of(key, new EventHead(key.revision(), key.revision(), floor), base, overlay);
        forgetOlder(writes, key, before);
        new EventsKept(store, config.eventsKept()).forget(writes, serving.current(), key.event());
        writes.put(CatalogTables.EDITIONS, key.prefix(), base.head().encode());
        writes.put(CatalogTables.KEYS, CatalogTables.name(base.head().event().key()), CatalogTables.event(key.event()));
        EditionWriter.end(writes);
        var current = serving.current();
        var serves = current == null
                || current.key().event().equals(key.event())
                || mayLeave.test(current.key().event());
        if (serves) {
            serving.publish(writes, edition, new CatalogChange.Everything(edition.assortment()));
        } else {
            serving.store(writes, edition);
        }
        var warnings = new ArrayList<>(pictures.warnings());
        warnings.addAll(operators.warnings());
        return new ImportReport(
                key.event(),
                key.revision(),
                serves,
                new ImportReport.Products(base.terms().size(), changed + operators.changed(), removed.size()),
                new ImportReport.Files(pictures.added(), 0),
                operators.report(),
                warnings);
    }

    /** All editions of the event but this one and the one before, which has readers. */
    private void forgetOlder(Writes writes, EditionKey key, @Nullable Edition before) {
        var prefix = CatalogTables.event(key.event());
        store.scan(CatalogTables.EDITIONS, prefix, prefix, (at, _) -> {
            var old = EditionKey.decode(at);
            if (!old.equals(key) && (before == null || !old.equals(before.key()))) {
                EditionWriter.remove(writes, old);
            }
            return true;
        });
    }

    private @Nullable Edition before(UUID event) {
        var current = serving.current();
        return current != null && current.key().event().equals(event)
                ? current
                : new EditionLoading(store).readable(event).orElse(null);
    }

    private static Offering offering(Catalog catalog) {
        var pickups = catalog.pickups().stream()
                .map(slot -> new PickupSlot(slot.id(), slot.name(), slot.from(), slot.until(), slot.capacity()))
                .toList();
        return new Offering(catalog.currency(), catalog.taxes(), catalog.priceLists(), pickups);
    }
}
