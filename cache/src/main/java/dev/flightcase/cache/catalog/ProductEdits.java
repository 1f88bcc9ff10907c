package dev.flightcase.cache.catalog;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.JsonText;
import dev.flightcase.cache.Writes;
import dev.flightcase.cache.catalog.CatalogTables.EditionKey;
import dev.flightcase.catalogfolder.Product;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What the operator does to single products. Each edit is one small synced write, whatever the catalog's size, and waits
 * for no import but the moment of its switch.
 */
final class ProductEdits {
    private final Serving serving;
    private final CatalogDisk disk;
    private final CatalogConfig.Edits config;
    private final InstantSource clock;
    private final ProductText text = new ProductText(new JsonText());

    ProductEdits(Serving serving, CatalogDisk disk, CatalogConfig.Edits config, InstantSource clock) {
        this.serving = serving;
        this.disk = disk;
        this.config = config;
        this.clock = clock;
    }

    EditOutcome edit(String sku, Predicate<String> ifMatch, ProductPatch patch, String by) {
        return changing(edition -> found(edition, sku, ifMatch, position -> {
            var refused = new ProductRules(edition.head().offering()).broken(patch);
            if (refused.isPresent()) {
                return refused.get();
            }
            var key = CatalogTables.sku(edition.key().event(), sku);
            var stored = disk.store().get(CatalogTables.OVERRIDES, key);
            if (stored == null && isFull(edition, position)) {
                return new EditOutcome.TooMany(config.productsMax());
            }
            var own = stored == null
                    ? Overrides.NONE
                    : OverridesRow.decode(stored).overrides();
            var overrides = own.with(patch, edition.head().offering().currency().getCurrencyCode());
            var writes = new Writes();
            if (overrides.isEmpty()) {
                writes.delete(CatalogTables.OVERRIDES, key);
            } else {
                writes.put(CatalogTables.OVERRIDES, key, new OverridesRow(overrides, by, clock.instant()).encode());
            }
            return publish(edition, position, overrides.over(base(edition, position, sku)), writes);
        }));
    }

    EditOutcome create(Product product, String by) {
        return changing(edition -> {
            var refused = new ProductRules(edition.head().offering()).broken(product, edition.terms());
            if (refused.isPresent()) {
                return refused.get();
            }
            var known = edition.spelling(product.sku());
            if (known != null) {
                return new EditOutcome.Exists(known);
            }
            var position = edition.overlay().placeOfOwn(product.sku(), edition.products());
            if (isFull(edition, position)) {
                return new EditOutcome.TooMany(config.productsMax());
            }
            var item = new Item(product, List.of(), new Item.Hand(true, false, List.of()));
            var writes = new Writes();
            var key = CatalogTables.sku(edition.key().event(), product.sku());
            writes.put(CatalogTables.OWN, key, new OwnProduct(item, by, clock.instant()).encode());
            writes.delete(CatalogTables.OVERRIDES, key); // Of a product of this name that the folder had once.
            return publish(edition, position, item, writes);
        });
    }

    EditOutcome remove(String sku, Predicate<String> ifMatch) {
        return changing(edition -> found(edition, sku, ifMatch, position -> {
            var edited = edition.overlay().at(position);
            if (edited == null || !edited.own()) {
                return new EditOutcome.OfTheFolder();
            }
            return remove(edition, edited);
        }));
    }

    private EditOutcome changing(Function<Edition, EditOutcome> change) {
        if (!serving.tryChanging(config.patience())) {
            return new EditOutcome.Busy(config.patience());
        }
        try {
            var edition = serving.current();
            return edition == null ? new EditOutcome.NoCatalog() : change.apply(edition);
        } finally {
            serving.changing().unlock();
        }
    }

    private EditOutcome found(
            Edition edition, String sku, Predicate<String> ifMatch, Function<Integer, EditOutcome> then) {
        var position = edition.position(sku);
        if (position < 0) {
            return new EditOutcome.NotFound();
        }
        var etag = view(edition, position).etag();
        return ifMatch.test(etag) ? then.apply(position) : new EditOutcome.Stale(etag);
    }

    private EditOutcome publish(Edition edition, int position, Item item, Writes writes) {
        var content = text.content(item);
        var before = edition.isSold(position) ? reader(edition).rowAt(position) : null;
        if (before != null && before.says(content, item.hand().paused())) {
            return new EditOutcome.Unchanged(before.view(clock.instant()));
        }
        var revision = serving.nextRevision();
        var row = new EditedRow(
                item.product().sku(), item.product().stock(), item.hand().own(), false, item.row(revision, content));
        var entry = new Edited(
                position,
                revision,
                revision,
                item.terms(),
                Bytes.owning(SearchText.index(item.product())),
                item.hand().own(),
                false);
        return publish(edition, edition.event().at(revision), entry, row, writes);
    }

    private EditOutcome remove(Edition edition, Edited own) {
        var revision = serving.nextRevision();
        var writes = new Writes();
        var key = CatalogTables.sku(edition.key().event(), own.sku());
        writes.delete(CatalogTables.OWN, key);
        writes.delete(CatalogTables.OVERRIDES, key);
        var floor = new Removed(disk.store(), config.removedKept())
                .add(
                        writes,
                        new EditionKey(edition.key().event(), revision),
                        List.of(own.sku()),
                        edition.event().floor());
        var head = new EventHead(edition.key().revision(), revision, floor);
        var row = new EditedRow(
                own.sku(), own.terms().granted(), true, true, reader(edition).rowAt(own.position()));
        return publish(edition, head, own.removedAt(revision), row, writes);
    }

    private EditOutcome publish(Edition edition, EventHead head, Edited entry, EditedRow row, Writes writes) {
        writes.put(CatalogTables.EDITED, edition.key().edited(entry.position(), entry.row()), row.encode());
        var next = edition.edited(entry, head, config.kept());
        edition.forgottenBy(next)
                .forEach(
                        old -> writes.delete(CatalogTables.EDITED, edition.key().edited(old.position(), old.row())));
        var change = new TermsChange(next.key().event(), head.revision(), entry.terms(), entry.removed());
        var assortment = next.assortment();
        serving.publish(
                writes, next, new CatalogChange.OneProduct(change, row.product().revision(), assortment));
        return new EditOutcome.Done(row.product().view(clock.instant()), change, assortment);
    }

    private Item base(Edition edition, int position, String sku) {
        return new Underneath(disk.store()).item(edition, position, sku, hub(edition));
    }

    private HubLayer hub(Edition edition) {
        return HubLayer.read(disk.store(), edition.key().event());
    }

    /** What the hub prices lies in the overlay too, and does not count. */
    private boolean isFull(Edition edition, int position) {
        return edition.overlay().at(position) == null
                && edition.overlay().size() + dormant(edition)
                        >= config.productsMax() + hub(edition).prices().size();
    }

    /** Edits of products that the folder does not have at present; they count, since it may have them again. */
    private int dormant(Edition edition) {
        var count = new int[1];
        var prefix = CatalogTables.event(edition.key().event());
        disk.store().scan(CatalogTables.OVERRIDES, prefix, prefix, (key, _) -> {
            count[0] += edition.position(CatalogTables.skuOf(key)) < 0 ? 1 : 0;
            return true;
        });
        return count[0];
    }

    private ProductView view(Edition edition, int position) {
        return reader(edition).rowAt(position).view(clock.instant());
    }

    private CatalogReader reader(Edition edition) {
        return new CatalogReader(disk.store(), edition, serving.cursors(), clock.instant());
    }
}
