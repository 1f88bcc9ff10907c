package dev.flightcase.cache.token;

import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.Table;
import dev.flightcase.cache.rocksdb.RocksStores;
import dev.flightcase.cache.rocksdb.StoreOptions;
import java.nio.file.Path;
import java.util.List;

/** The devices' own database: a few hundred bytes a phone, read once. */
public final class DeviceStore {
    static final Table DEVICES = new Table("devices");

    private static final long BLOCK_CACHE_BYTES = 64 << 10;
    private static final long WRITE_BUFFER_BYTES = 128 << 10;
    private static final long WAL_BYTES_MAX = 512 << 10;
    private static final long BACKGROUND_BYTES_PER_SECOND = 1 << 20;

    private DeviceStore() {}

    public static KeyValueStore.Opener at(Path directory) {
        return new RocksStores(
                directory,
                List.of(DEVICES),
                new StoreOptions(BLOCK_CACHE_BYTES, WRITE_BUFFER_BYTES, WAL_BYTES_MAX, BACKGROUND_BYTES_PER_SECOND));
    }
}
