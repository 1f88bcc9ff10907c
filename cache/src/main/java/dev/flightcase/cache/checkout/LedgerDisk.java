package dev.flightcase.cache.checkout;

import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.KeyValueStore.Durability;
import dev.flightcase.cache.UuidBytes;
import dev.flightcase.cache.Writes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Reads the ledger's state from its database: counters, stock of what is sold, live holds; never the history. */
final class LedgerDisk {
    private static final int EPOCH_BYTES = Long.BYTES;

    private final KeyValueStore store;

    LedgerDisk(KeyValueStore store) {
        this.store = store;
    }

    /** One more than the last time, and what a new database has to have; durable when it returns. */
    long nextBoot(RandomGenerator random) {
        var last = store.get(LedgerTables.META, LedgerTables.boot());
        var boot = last == null ? 1 : LedgerTables.number(last) + 1;
        var writes = new Writes();
        writes.put(LedgerTables.META, LedgerTables.boot(), LedgerTables.number(boot));
        make(writes, LedgerTables.holdKey(), HoldTokens.KEY_BYTES, random);
        make(writes, LedgerTables.epoch(), EPOCH_BYTES, random);
        store.write(writes, Durability.SYNCED);
        return boot;
    }

    private void make(Writes writes, byte[] name, int length, RandomGenerator random) {
        if (store.get(LedgerTables.META, name) == null) {
            var bytes = new byte[length];
            random.nextBytes(bytes);
            writes.put(LedgerTables.META, name, bytes);
        }
    }

    /** Throws unless the disk takes a write and an fsync now. */
    void probe() {
        var writes = new Writes();
        writes.put(LedgerTables.META, LedgerTables.probe(), new byte[] {1});
        store.write(writes, Durability.SYNCED);
    }

    /** Of a database that was never written to, one that nobody has seen a token of. */
    byte[] holdKey() {
        var key = store.get(LedgerTables.META, LedgerTables.holdKey());
        return key == null ? new byte[HoldTokens.KEY_BYTES] : key;
    }

    /** Tells one life of the journal from another; 0 before the disk took the first write. */
    long epoch() {
        var epoch = store.get(LedgerTables.META, LedgerTables.epoch());
        return epoch == null ? 0 : LedgerTables.number(epoch);
    }

    Counters counters() {
        var bytes = store.get(LedgerTables.META, LedgerTables.counters());
        return bytes == null ? Counters.none() : Counters.decode(bytes);
    }

    EventLife life(UUID event) {
        var bytes = store.get(LedgerTables.META, LedgerTables.life(event));
        return bytes == null ? EventLife.SET_UP : EventLife.of(bytes[0]);
    }

    LedgerState load(@Nullable Shelf shelf) {
        var counters = counters();
        var rows = ChunkedList.of(shelf == null ? List.<StockRow>of() : rows(shelf));
        return new LedgerState(counters, life(shelf == null ? counters.event() : shelf.event()), shelf, rows);
    }

    /**
     * The live holds. Those of another boot of the machine get their lease anew, durably, so that the next start counts on
     * from there.
     */
    HoldBook holds(UUID machineBoot, long ticks) {
        var book = new HoldBook();
        var writes = new Writes();
        store.scan(LedgerTables.HOLDS, LedgerTables.ANY, LedgerTables.ANY, (id, value) -> {
            var hold = HoldRow.decode(value).hold();
            var lease = hold.lease().in(machineBoot, ticks);
            book.put(hold.with(lease));
            if (!lease.equals(hold.lease())) {
                writes.put(
                        LedgerTables.HOLDS, id, HoldRow.live(hold.with(lease)).encode());
            }
            return true;
        });
        if (!writes.isEmpty()) {
            store.write(writes, Durability.SYNCED);
        }
        return book;
    }

    private List<StockRow> rows(Shelf shelf) {
        Map<String, StockRow> known = new HashMap<>();
        var prefix = UuidBytes.of(shelf.event());
        store.scan(LedgerTables.STOCK, prefix, prefix, (key, value) -> {
            known.put(LedgerTables.skuOf(key), StockRow.decode(value));
            return true;
        });
        var rows = new ArrayList<StockRow>(shelf.size());
        for (var slot = 0; slot < shelf.size(); slot++) {
            rows.add(known.getOrDefault(shelf.key(slot), StockRow.none()));
        }
        return rows;
    }
}
