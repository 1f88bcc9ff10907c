package dev.flightcase.cache.catalog;

import dev.flightcase.cache.KeyValueStore.Durability;
import dev.flightcase.cache.StoreReads;
import dev.flightcase.cache.UuidBytes;
import dev.flightcase.cache.Walk;
import dev.flightcase.cache.Writes;
import dev.flightcase.cache.rocksdb.RocksStores;
import dev.flightcase.cache.rocksdb.StoreOptions;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Which event each folder's key stands for. A ledger that comes back from a mirror needs its catalog to know that: the same
 * folder would else begin a new event, with all of its stock once more.
 */
public final class CatalogEvents {
    private static final StoreOptions LITTLE = new StoreOptions(1 << 20, 1 << 20, 1 << 20, 1 << 20);

    private CatalogEvents() {}

    /** Blocks. */
    public static Map<String, UUID> of(StoreReads catalog) {
        var events = new HashMap<String, UUID>();
        new Walk(catalog, CatalogTables.KEYS).up((key, event) -> {
            events.put(new String(key, StandardCharsets.UTF_8), UuidBytes.get(ByteBuffer.wrap(event)));
            return true;
        });
        return events;
    }

    /** Into the catalog in this folder, which no daemon has open; it is made when there is none. Blocks. */
    public static void remember(Path catalog, Map<String, UUID> events) {
        try (var store = new RocksStores(catalog, CatalogTables.ALL, LITTLE).open()) {
            var writes = new Writes();
            events.forEach(
                    (key, event) -> writes.put(CatalogTables.KEYS, CatalogTables.name(key), UuidBytes.of(event)));
            store.write(writes, Durability.SYNCED);
        }
    }
}
