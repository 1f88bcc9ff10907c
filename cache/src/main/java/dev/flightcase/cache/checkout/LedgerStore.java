package dev.flightcase.cache.checkout;

import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.rocksdb.RocksStores;
import dev.flightcase.cache.rocksdb.StoreOptions;
import java.nio.file.Path;

/** The ledger's own database. */
public final class LedgerStore {
    private static final long WAL_BYTES_MAX = 16 << 20;
    private static final long BACKGROUND_BYTES_PER_SECOND = 8 << 20;

    private LedgerStore() {}

    public static KeyValueStore.Opener at(Path directory, LedgerConfig config) {
        return new RocksStores(
                directory,
                LedgerTables.ALL,
                new StoreOptions(
                                config.blockCacheBytes(),
                                config.writeBufferBytes(),
                                WAL_BYTES_MAX,
                                BACKGROUND_BYTES_PER_SECOND)
                        .forSmallSyncedWrites());
    }
}
