package dev.flightcase.cache.catalog;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.JsonText;
import dev.flightcase.cache.Writes;
import dev.flightcase.cache.catalog.HubPriceOutcome.Changed;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The hub's prices of the catalog that serves. Any number of them is one small synced write, whatever the catalog's size, and
 * waits for no import but the moment of its switch. Blocks on the disk; from any thread.
 *
 * <p>Of the hub's price and the operator's, the newer word counts: a price that the hub says anew takes the operator's away, and
 * an edit after that lies over it. What the hub merely says again is no new word.
 */
public final class HubPricing {
    private final Serving serving;
    private final CatalogDisk disk;
    private final CatalogConfig.Edits config;
    private final InstantSource clock;
    private final ProductText text = new ProductText(new JsonText());

    HubPricing(Serving serving, CatalogDisk disk, CatalogConfig.Edits config, InstantSource clock) {
        this.serving = serving;
        this.disk = disk;
        this.config = config;
        this.clock = clock;
    }

    /**
     * What is in force.
     *
     * @param manifest SHA-256 of the list of files that the catalog came from
     * @param prices how many
     * @param refused prices that are not in force: a SKU, and why
     * @param warm SKUs to be in memory before doors
     */
    public record InForce(Bytes manifest, int prices, List<String> refused, List<String> warm) {}

    /** Of the catalog that serves; empty when that is not the hub's. Blocks on the disk. */
    public Optional<InForce> inForce() {
        var edition = serving.current();
        var layer = edition == null
                ? HubLayer.NONE
                : HubLayer.read(disk.store(), edition.key().event());
        return layer.equals(HubLayer.NONE)
                ? Optional.empty()
                : Optional.of(new InForce(layer.manifest(), layer.prices().size(), layer.refused(), layer.warm()));
    }

    /** Puts in force what the hub says, and takes away what it does not say any more. */
    public HubPriceOutcome apply(HubWord said) {
        if (!serving.tryChanging(config.patience())) {
            return new HubPriceOutcome.Busy(config.patience());
        }
        try {
            var edition = serving.current();
            return edition == null ? new HubPriceOutcome.OtherCatalog() : apply(said, edition);
        } finally {
            serving.changing().unlock();
        }
    }

    private HubPriceOutcome apply(HubWord said, Edition edition) {
        var before = HubLayer.read(disk.store(), edition.key().event());
        if (!before.manifest().equals(said.manifest())) {
            return new HubPriceOutcome.OtherCatalog();
        }
        var now = HubLayer.of(said, edition.terms(), edition.head().offering().currency());
        return now.equals(before) ? new HubPriceOutcome.Unchanged() : change(edition, before, now);
    }

    private HubPriceOutcome change(Edition edition, HubLayer before, HubLayer now) {
        var writes = new Writes();
        now.write(writes, edition.key().event());
        var next = edition;
        var changed = new ArrayList<Changed>();
        for (var sku : now.differing(before)) {
            var entry = entry(next, sku, now, writes);
            if (entry != null) {
                next = with(next, entry, writes);
                changed.add(new Changed(
                        new TermsChange(next.key().event(), entry.revision(), entry.terms(), false), entry.revision()));
            }
        }
        var assortment = next.assortment();
        if (changed.isEmpty()) {
            disk.write(writes);
        } else {
            serving.publish(writes, next, told(changed, assortment));
        }
        var refused = new ArrayList<>(now.refused());
        refused.removeAll(before.refused());
        return new HubPriceOutcome.Priced(changed, assortment, refused);
    }

    /** Null when the product says already what it is to say. */
    private @Nullable Edited entry(Edition edition, String sku, HubLayer hub, Writes writes) {
        var position = edition.terms().position(sku);
        var overrides = overrides(edition, sku, hub, writes);
        var item = overrides.over(new Underneath(disk.store()).item(edition, position, sku, hub));
        var content = text.content(item);
        var reader = new CatalogReader(disk.store(), edition, serving.cursors(), clock.instant());
        if (reader.rowAt(position).says(content, item.hand().paused())) {
            return null;
        }
        var revision = serving.nextRevision();
        var row = new EditedRow(sku, item.product().stock(), false, false, item.row(revision, content));
        writes.put(CatalogTables.EDITED, edition.key().edited(position, revision), row.encode());
        return new Edited(
                position,
                revision,
                revision,
                item.terms(),
                Bytes.owning(SearchText.index(item.product())),
                false,
                false);
    }

    /** The operator's, without a price that is older than the hub's. */
    private Overrides overrides(Edition edition, String sku, HubLayer hub, Writes writes) {
        var key = CatalogTables.sku(edition.key().event(), sku);
        var stored = disk.store().get(CatalogTables.OVERRIDES, key);
        if (stored == null) {
            return Overrides.NONE;
        }
        var row = OverridesRow.decode(stored);
        return hub.prices().containsKey(sku) ? row.dropPrice(writes, key) : row.overrides();
    }

    private Edition with(Edition edition, Edited entry, Writes writes) {
        var next = edition.edited(entry, edition.event().at(entry.revision()), config.kept());
        edition.forgottenBy(next)
                .forEach(
                        old -> writes.delete(CatalogTables.EDITED, edition.key().edited(old.position(), old.row())));
        return next;
    }

    private static CatalogChange told(List<Changed> changed, Assortment assortment) {
        var first = changed.getFirst();
        return changed.size() == 1
                ? new CatalogChange.OneProduct(first.change(), first.productRevision(), assortment)
                : new CatalogChange.Everything(assortment);
    }
}
