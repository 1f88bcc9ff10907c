package dev.flightcase.cache.catalog;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.JsonText;
import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.Writes;
import dev.flightcase.cache.catalog.CatalogTables.EditionKey;
import dev.flightcase.cache.catalog.Edition.Base;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lays what the operator edited and made over a new edition of the folder. Used once, by the thread that imports; what it
 * writes goes into the write that makes the edition serve.
 */
final class Operators {
    private static final int DIFFERING_MAX = 20;

    private final KeyValueStore store;
    private final EditionKey key;
    private final Base base;
    private final Former former;
    private final Writes writes;
    private final ProductText text = new ProductText(new JsonText());
    private final Map<String, Overrides> overrides;
    private final List<Edited> entries = new ArrayList<>();
    private final List<String> differing = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private int edits;
    private int own;
    private int changed;

    Operators(KeyValueStore store, EditionKey key, Base base, Former former, Writes writes) {
        this.store = store;
        this.key = key;
        this.base = base;
        this.former = former;
        this.writes = writes;
        this.overrides = overridesOf(store, key.event());
    }

    static Map<String, Overrides> overridesOf(KeyValueStore store, UUID event) {
        var found = new TreeMap<String, Overrides>();
        var prefix = CatalogTables.event(event);
        store.scan(CatalogTables.OVERRIDES, prefix, prefix, (at, row) -> {
            found.put(CatalogTables.skuOf(at), OverridesRow.decode(row).overrides());
            return true;
        });
        return found;
    }

    Overlay lay() {
        overrides.forEach((sku, over) -> {
            var position = base.terms().position(sku);
            if (position >= 0) {
                edits++;
                add(position, over.over(listed(position, over)));
            }
        });
        var prefix = CatalogTables.event(key.event());
        store.scan(CatalogTables.OWN, prefix, prefix, (at, row) -> {
            layOwn(at, OwnProduct.decode(row).item());
            return true;
        });
        return Overlay.of(entries);
    }

    ImportReport.Operators report() {
        return new ImportReport.Operators(edits, own, differing);
    }

    /** Edited and own products that say something new. */
    int changed() {
        return changed;
    }

    List<String> warnings() {
        return warnings;
    }

    private Item listed(int position, Overrides over) {
        var row = ProductRow.decode(required(store.get(CatalogTables.PRODUCTS, key.at(position))));
        var terms = base.terms().get(position);
        var item = Item.read(terms.sku(), row.content(), base.head().offering().currency(), terms.granted(), false);
        for (var field : over.differing(item)) {
            if (differing.size() < DIFFERING_MAX) {
                differing.add(terms.sku() + " " + field);
            }
        }
        return item;
    }

    private void layOwn(byte[] at, Item item) {
        var sku = item.product().sku();
        if (base.terms().position(sku) >= 0) {
            writes.delete(CatalogTables.OWN, at);
            warnings.add(sku + " was made at the stall and is in the folder now: the folder's is sold");
            return;
        }
        var reason = OwnRules.broken(item.product(), base.head().offering(), base.terms());
        if (reason != null) {
            warnings.add(sku + " was made at the stall and is left out: " + reason);
            return;
        }
        own++;
        var over = overrides.get(sku);
        var position = base.terms().size() + own - 1;
        add(position, over == null ? item : over.over(item));
    }

    private void add(int position, Item item) {
        var sku = item.product().sku();
        var content = text.content(item);
        var revision =
                former.revisionOf(sku, Marks.fingerprint(content), item.hand().paused(), key.revision());
        changed += revision == key.revision() ? 1 : 0;
        var row = new EditedRow(sku, item.product().stock(), item.hand().own(), false, item.row(revision, content));
        writes.put(CatalogTables.EDITED, key.edited(position, key.revision()), row.encode());
        entries.add(new Edited(
                position,
                key.revision(),
                revision,
                item.terms(),
                Bytes.owning(SearchText.index(item.product())),
                item.hand().own(),
                false));
    }

    private static byte[] required(byte @Nullable [] row) {
        if (row == null) {
            throw new IllegalStateException("a product that was just written is not there");
        }
        return row;
    }
}
