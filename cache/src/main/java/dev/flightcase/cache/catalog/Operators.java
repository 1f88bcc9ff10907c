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
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lays the hub's prices, and then what the operator edited and made, over a new edition of the folder. Used once, by the thread that imports; what it
 * writes goes into the write that makes the edition serve.
 */
final class Operators {
    private static final int DIFFERING_MAX = 20;

    private final KeyValueStore store;
    private final EditionKey key;
    private final Base base;
    private final Former former;
    private final Writes writes;
    private final HubLayer hub;
    private final ProductText text = new ProductText(new JsonText());
    private final Map<String, Overrides> overrides;
    private final List<Edited> entries = new ArrayList<>();
    private final List<String> differing = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private int edits;
    private int own;
    private int changed;

    /**
     * @param hub lies under the operator's
     * @param before what the hub said of this folder already; a price of {@code hub} that was not there takes the operator's away
     */
    Operators(
            KeyValueStore store,
            EditionKey key,
            Base base,
            Former former,
            Writes writes,
            HubLayer hub,
            HubLayer before) {
        this.store = store;
        this.key = key;
        this.base = base;
        this.former = former;
        this.writes = writes;
        this.hub = hub;
        this.overrides = overridesOf(store, key.event());
        hub.differing(before).stream().filter(hub.prices()::containsKey).forEach(this::dropPrice);
        hub.write(writes, key.event());
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
        var skus = new TreeSet<>(overrides.keySet());
        skus.addAll(hub.prices().keySet());
        for (var sku : skus) {
            var position = base.terms().position(sku);
            if (position >= 0) {
                var over = overrides.getOrDefault(sku, Overrides.NONE);
                edits += over.isEmpty() ? 0 : 1;
                add(position, over.over(hub.over(listed(position, over))));
            }
        }
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

    private void dropPrice(String sku) {
        var at = CatalogTables.sku(key.event(), sku);
        var stored = store.get(CatalogTables.OVERRIDES, at);
        if (stored != null) {
            var left = OverridesRow.decode(stored).dropPrice(writes, at);
            if (left.isEmpty()) {
                overrides.remove(sku);
            } else {
                overrides.put(sku, left);
            }
        }
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
