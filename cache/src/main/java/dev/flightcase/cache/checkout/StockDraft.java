package dev.flightcase.cache.checkout;

import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.Writes;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The stock that one batch changes. The ledger's thread only; thrown away when the batch is not written. */
final class StockDraft {
    private @Nullable Shelf shelf;
    private final UUID event;
    private final KeyValueStore store;
    private final ChunkedList.Draft<StockRow> rows;
    private final Set<Integer> changed = new LinkedHashSet<>();
    private final Map<String, StockRow> offShelf = new LinkedHashMap<>();

    StockDraft(LedgerState before, KeyValueStore store) {
        this.shelf = before.shelf();
        this.event = before.counters().event();
        this.store = store;
        this.rows = before.stock().draft();
    }

    /** After an edit of the catalog, which may have added products at the end, some of which were sold before. */
    void shelve(Shelf edited) {
        shelf = edited;
        while (rows.size() < edited.size()) {
            var sku = edited.key(rows.size());
            var row = offShelfRow(sku);
            if (!row.equals(StockRow.none())) {
                changed.add(rows.size());
            }
            offShelf.remove(sku);
            rows.add(row);
        }
    }

    StockRow row(int slot) {
        return rows.get(slot);
    }

    /** Also of what is not in the catalog. */
    StockRow row(String key) {
        var slot = shelf == null ? null : shelf.slotOf(key);
        return slot == null ? offShelfRow(key) : row(slot);
    }

    void change(int slot, UnaryOperator<StockRow> change) {
        rows.set(slot, change.apply(rows.get(slot)));
        changed.add(slot);
    }

    /**
     * Also of what is no longer in the catalog: its units were held or sold while it was.
     *
     * @param key a SKU, or a pickup's
     */
    void change(String key, UnaryOperator<StockRow> change) {
        var slot = shelf == null ? null : shelf.slotOf(key);
        if (slot != null) {
            change(slot, change);
        } else {
            offShelf.put(key, change.apply(offShelfRow(key)));
        }
    }

    private StockRow offShelfRow(String sku) {
        var inBatch = offShelf.get(sku);
        if (inBatch != null) {
            return inBatch;
        }
        var onDisk = store.get(LedgerTables.STOCK, LedgerTables.stock(event, sku));
        return onDisk == null ? StockRow.none() : StockRow.decode(onDisk);
    }

    /** Each changed row once, however many changes it took. */
    ChunkedList<StockRow> writeTo(Writes writes, long revision) {
        if (shelf != null) {
            for (var slot : changed) {
                rows.set(slot, rows.get(slot).changedAt(revision));
                writes.put(
                        LedgerTables.STOCK,
                        LedgerTables.stock(event, shelf.key(slot)),
                        rows.get(slot).encode());
            }
        }
        offShelf.forEach((sku, row) -> writes.put(
                LedgerTables.STOCK,
                LedgerTables.stock(event, sku),
                row.changedAt(revision).encode()));
        return rows.freeze();
    }

    Set<Integer> changed() {
        return changed;
    }

    boolean isUnchanged() {
        return changed.isEmpty() && offShelf.isEmpty();
    }
}
