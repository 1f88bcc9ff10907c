package dev.flightcase.cache.rocksdb;

import dev.flightcase.cache.KeyValueStore.Visitor;
import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.StoreException.Kind;
import dev.flightcase.cache.StoreSnapshot;
import dev.flightcase.cache.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.Snapshot;

/** A moment of a {@link RocksStore}, which frees it at the latest when it is closed itself. */
final class RocksSnapshot implements StoreSnapshot {
    private final RocksStore store;
    private final Snapshot moment;
    private final ReadOptions getting;
    private final ReadOptions scanning;

    RocksSnapshot(RocksStore store, Snapshot moment) {
        this.store = store;
        this.moment = moment;
        this.getting = new ReadOptions().setSnapshot(moment);
        // A walk over everything should not push what sells out of the cache.
        this.scanning = new ReadOptions().setSnapshot(moment).setFillCache(false);
    }

    @Override
    public List<Table> tables() {
        return store.tables();
    }

    @Override
    public byte @Nullable [] get(Table table, byte[] key) {
        return store.get(open(getting), table, key);
    }

    @Override
    public void scan(Table table, byte[] prefix, byte[] from, Visitor visitor) {
        store.scan(open(scanning), table, prefix, from, visitor);
    }

    @Override
    public void scanDown(Table table, byte[] prefix, byte[] before, Visitor visitor) {
        store.scanDown(open(scanning), table, prefix, before, visitor);
    }

    private static ReadOptions open(ReadOptions how) {
        if (!how.isOwningHandle()) {
            throw new StoreException(Kind.CLOSED, "what was looked at is closed; try again shortly", null);
        }
        return how;
    }

    /** Nobody reads any more. The store's, with its lock held. */
    void free(RocksDB database) {
        database.releaseSnapshot(moment);
        moment.close();
        getting.close();
        scanning.close();
    }

    @Override
    public void close() {
        store.release(this);
    }
}
