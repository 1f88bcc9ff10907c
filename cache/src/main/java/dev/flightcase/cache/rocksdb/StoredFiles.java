package dev.flightcase.cache.rocksdb;

import dev.flightcase.cache.KeyValueStore;
import java.nio.file.Path;
import java.util.List;

/** Databases of whatever tables, to be looked through. */
public final class StoredFiles {
    private static final StoreOptions LITTLE = new StoreOptions(1 << 20, 1 << 20, 1 << 20, 1 << 20);

    private StoredFiles() {}

    /** Blocks. Also while the database's own process has it open; then as it was when that last wrote its files. */
    public static KeyValueStore openToRead(Path folder) {
        return new RocksStores(folder, List.of(), LITTLE).openToRead();
    }
}
