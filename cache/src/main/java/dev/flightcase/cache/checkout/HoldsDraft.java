package dev.flightcase.cache.checkout;

import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.UuidBytes;
import dev.flightcase.cache.Writes;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The holds that one batch makes, changes and ends: laid over the book, and put into it once they are on disk. */
final class HoldsDraft {
    private final HoldBook book;
    private final KeyValueStore store;
    private final Writes writes;
    private final Map<UUID, @Nullable Hold> changed = new LinkedHashMap<>();
    private final Map<UUID, HoldRow> ended = new HashMap<>();
    private final Map<UUID, Integer> more = new HashMap<>();
    private int moreInAll;

    HoldsDraft(HoldBook book, KeyValueStore store, Writes writes) {
        this.book = book;
        this.store = store;
        this.writes = writes;
    }

    @Nullable
    Hold live(UUID id) {
        return changed.containsKey(id) ? changed.get(id) : book.get(id);
    }

    /** How it ended; null when it never was, or is live. */
    @Nullable
    HoldRow ended(UUID id) {
        var inBatch = ended.get(id);
        if (inBatch != null) {
            return inBatch;
        }
        var onDisk = store.get(LedgerTables.HOLDS_ENDED, UuidBytes.of(id));
        return onDisk == null ? null : HoldRow.decode(onDisk);
    }

    List<Hold> all() {
        var all = new LinkedHashMap<UUID, Hold>();
        book.all().forEach(hold -> all.put(hold.id(), hold));
        changed.forEach((id, hold) -> {
            if (hold == null) {
                all.remove(id);
            } else {
                all.put(id, hold);
            }
        });
        return List.copyOf(all.values());
    }

    int size() {
        return book.size() + moreInAll;
    }

    int of(UUID device) {
        return book.of(device) + more.getOrDefault(device, 0);
    }

    void put(Hold hold) {
        if (live(hold.id()) == null) {
            count(hold.device(), 1);
        }
        changed.put(hold.id(), hold);
        writes.put(
                LedgerTables.HOLDS, UuidBytes.of(hold.id()), HoldRow.live(hold).encode());
    }

    void end(HoldRow row) {
        var id = row.hold().id();
        count(row.hold().device(), -1);
        changed.put(id, null);
        ended.put(id, row);
        writes.delete(LedgerTables.HOLDS, UuidBytes.of(id));
        writes.put(LedgerTables.HOLDS_ENDED, UuidBytes.of(id), row.encode());
    }

    /** After the batch is on disk. */
    void enter() {
        changed.forEach((id, hold) -> {
            if (hold == null) {
                book.remove(id);
            } else {
                book.put(hold);
            }
        });
    }

    private void count(UUID device, int by) {
        moreInAll += by;
        more.merge(device, by, Integer::sum);
    }
}
