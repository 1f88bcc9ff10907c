package dev.flightcase.cache.checkout;

import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.KeyValueStore.Durability;
import dev.flightcase.cache.UuidBytes;
import dev.flightcase.cache.Writes;
import dev.flightcase.cache.catalog.Assortment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the ledger's state from its database: the counters and the stock of what is sold, never the history. */
final class LedgerDisk {
    private final KeyValueStore store;

    LedgerDisk(KeyValueStore store) {
        this.store = store;
    }

    /** One more than the last time; durable when it returns. */
    long nextBoot() {
        var last = store.get(LedgerTables.META, LedgerTables.boot());
        var boot = last == null ? 1 : LedgerTables.number(last) + 1;
        var writes = new Writes();
        writes.put(LedgerTables.META, LedgerTables.boot(), LedgerTables.number(boot));
        store.write(writes, Durability.SYNCED);
        return boot;
    }

    /** Throws unless the disk takes a write and an fsync now. */
    void probe() {
        var writes = new Writes();
        writes.put(LedgerTables.META, LedgerTables.probe(), new byte[] {1});
        store.write(writes, Durability.SYNCED);
    }

    LedgerState load(@Nullable Shelf shelf) {
        var bytes = store.get(LedgerTables.META, LedgerTables.counters());
        var counters = bytes == null ? Counters.none() : Counters.decode(bytes);
        return new LedgerState(counters, shelf, new Stock(shelf == null ? List.of() : rows(shelf)));
    }

    /** Grants what the assortment grants. Without writes when it is the one adopted last. */
    Adoption adopt(Assortment assortment) {
        var shelf = new Shelf(assortment);
        var now = load(shelf);
        var counters = now.counters();
        var known =
                counters.event().equals(assortment.event()) && counters.assortmentRevision() == assortment.revision();
        var writes = new Writes();
        var clamped = new ArrayList<String>();
        var rows = new ArrayList<StockRow>();
        for (var slot = 0; slot < shelf.size(); slot++) {
            var terms = shelf.terms(slot);
            var row = now.stock().row(slot);
            var granted = row.regrant(terms.granted());
            if (granted.granted() > terms.granted()) {
                clamped.add(terms.sku());
            }
            if (!known && !terms.isBundle()) {
                writes.put(LedgerTables.STOCK, LedgerTables.stock(assortment.event(), terms.sku()), granted.encode());
            }
            rows.add(granted);
        }
        if (known) {
            return new Adoption(writes, now, clamped);
        }
        counters = counters.withAssortment(assortment.event(), assortment.revision());
        writes.put(LedgerTables.META, LedgerTables.counters(), counters.encode());
        return new Adoption(writes, new LedgerState(counters, shelf, new Stock(rows)), clamped);
    }

    /** @param after to be published once {@code writes} are durable */
    record Adoption(Writes writes, LedgerState after, List<String> clamped) {}

    private List<StockRow> rows(Shelf shelf) {
        Map<String, StockRow> known = new HashMap<>();
        var prefix = UuidBytes.of(shelf.event());
        store.scan(LedgerTables.STOCK, prefix, prefix, (key, value) -> {
            known.put(LedgerTables.skuOf(key), StockRow.decode(value));
            return true;
        });
        var rows = new ArrayList<StockRow>();
        for (var item : shelf.assortment().items()) {
            rows.add(known.getOrDefault(item.sku(), StockRow.granting(0)));
        }
        return rows;
    }
}
