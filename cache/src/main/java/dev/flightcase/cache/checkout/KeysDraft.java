package dev.flightcase.cache.checkout;

import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.Writes;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The idempotency keys that one batch uses, over those on disk. */
final class KeysDraft {
    private final KeyValueStore store;
    private final Writes writes;
    private final Map<IdempotencyKey, KeyRecord> used = new HashMap<>();

    KeysDraft(KeyValueStore store, Writes writes) {
        this.store = store;
        this.writes = writes;
    }

    /** Null while it is free. */
    @Nullable
    KeyRecord usedBy(IdempotencyKey key) {
        var inBatch = used.get(key);
        if (inBatch != null) {
            return inBatch;
        }
        var onDisk = store.get(LedgerTables.KEYS, LedgerTables.key(key));
        return onDisk == null ? null : KeyRecord.decode(onDisk);
    }

    void use(Keyed keyed, UUID made) {
        var row = new KeyRecord(keyed.fingerprint(), made);
        used.put(keyed.key(), row);
        writes.put(LedgerTables.KEYS, LedgerTables.key(keyed.key()), row.encode());
    }
}
