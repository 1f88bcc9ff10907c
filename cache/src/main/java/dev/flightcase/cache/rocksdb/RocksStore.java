package dev.flightcase.cache.rocksdb;

import dev.flightcase.cache.BulkLoad;
import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.NotInMemoryException;
import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.StoreException.Kind;
import dev.flightcase.cache.StoreSnapshot;
import dev.flightcase.cache.Table;
import dev.flightcase.cache.Writes;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.IngestExternalFileOptions;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.ReadTier;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Status;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * One open database. Calls share {@code life}; only {@link #close()} takes it alone, so that no native object is freed
 * under a reader. Close waits for the calls under way.
 */
final class RocksStore implements KeyValueStore {
    /** Holds files on their way in; what is left there belongs to loads that were cut short. */
    static final String INCOMING = "incoming";

    private final Path directory;
    private final RocksDB database;
    private final Map<String, ColumnFamilyHandle> tables;
    private final Natives natives;
    private final ReadOptions reading;
    private final WriteOptions synced;
    private final WriteOptions buffered;
    private final ReadOptions sweeping;
    private final ReadOptions glancing;
    private final Options shape;
    private final AtomicLong loads = new AtomicLong();
    private final ReentrantReadWriteLock life = new ReentrantReadWriteLock();
    private final Set<RocksSnapshot> snapshots = ConcurrentHashMap.newKeySet();
    private boolean closed;

    /**
     * Takes over {@code natives}, which own the database, its options and its tables.
     *
     * @param shape of files that are loaded into a table
     */
    RocksStore(
            Path directory, RocksDB database, Map<String, ColumnFamilyHandle> tables, Options shape, Natives natives) {
        this.directory = directory;
        this.database = database;
        this.tables = Map.copyOf(tables);
        this.natives = natives;
        this.shape = shape;
        this.reading = natives.own(new ReadOptions());
        this.sweeping = natives.own(new ReadOptions().setFillCache(false));
        this.glancing = natives.own(new ReadOptions().setReadTier(ReadTier.BLOCK_CACHE_TIER));
        this.synced = natives.own(new WriteOptions().setSync(true));
        this.buffered = natives.own(new WriteOptions());
    }

    @Override
    public List<Table> tables() {
        return tables.keySet().stream().map(Table::new).toList();
    }

    @Override
    public byte @Nullable [] get(Table table, byte[] key) {
        return get(reading, table, key);
    }

    byte @Nullable [] get(ReadOptions how, Table table, byte[] key) {
        enter();
        try {
            return database.get(handle(table), how, key);
        } catch (RocksDBException e) {
            throw Failures.of("reading", directory, e);
        } finally {
            leave();
        }
    }

    @Override
    public byte @Nullable [] getInMemory(Table table, byte[] key) {
        if (!life.readLock().tryLock()) {
            throw new NotInMemoryException();
        }
        try {
            if (closed) {
                throw new NotInMemoryException();
            }
            return database.get(handle(table), glancing, key);
        } catch (RocksDBException e) {
            var status = e.getStatus();
            if (status != null && status.getCode() == Status.Code.Incomplete) {
                throw new NotInMemoryException();
            }
            throw Failures.of("reading", directory, e);
        } finally {
            life.readLock().unlock();
        }
    }

    @Override
    public void write(Writes writes, Durability durability) {
        enter();
        try (var batch = new WriteBatch()) {
            writes.forEach(new BatchSink(batch, this::handle, directory));
            database.write(durability == Durability.SYNCED ? synced : buffered, batch);
        } catch (RocksDBException e) {
            throw Failures.of("writing", directory, e);
        } finally {
            leave();
        }
    }

    @Override
    public void scan(Table table, byte[] prefix, byte[] from, Visitor visitor) {
        scan(reading, table, prefix, from, visitor);
    }

    @Override
    public void sweep(Table table, byte[] prefix, byte[] from, Visitor visitor) {
        scan(sweeping, table, prefix, from, visitor);
    }

    void scan(ReadOptions how, Table table, byte[] prefix, byte[] from, Visitor visitor) {
        enter();
        try (var at = database.newIterator(handle(table), how)) {
            at.seek(from);
            while (at.isValid() && offer(at, prefix, visitor)) {
                at.next();
            }
            at.status();
        } catch (RocksDBException e) {
            throw Failures.of("reading", directory, e);
        } finally {
            leave();
        }
    }

    @Override
    public void scanDown(Table table, byte[] prefix, byte[] before, Visitor visitor) {
        scanDown(reading, table, prefix, before, visitor);
    }

    void scanDown(ReadOptions how, Table table, byte[] prefix, byte[] before, Visitor visitor) {
        enter();
        try (var at = database.newIterator(handle(table), how)) {
            seekBefore(at, before);
            while (at.isValid() && offer(at, prefix, visitor)) {
                at.prev();
            }
            at.status();
        } catch (RocksDBException e) {
            throw Failures.of("reading", directory, e);
        } finally {
            leave();
        }
    }

    @Override
    public StoreSnapshot snapshot() {
        enter();
        try {
            var snapshot = new RocksSnapshot(this, database.getSnapshot());
            snapshots.add(snapshot);
            return snapshot;
        } finally {
            leave();
        }
    }

    @Override
    public BulkLoad bulk(Table table) {
        enter();
        try {
            handle(table);
            var file = directory.resolve(INCOMING).resolve(table.name() + "-" + loads.incrementAndGet() + ".sst");
            return new SstLoad(file, shape, whole -> takeIn(table, whole)).open();
        } finally {
            leave();
        }
    }

    /** Once; after the database was closed there is nothing left to do. */
    void release(RocksSnapshot snapshot) {
        life.readLock().lock();
        try {
            if (snapshots.remove(snapshot)) {
                snapshot.free(database);
            }
        } finally {
            life.readLock().unlock();
        }
    }

    private void takeIn(Table table, Path file) {
        enter();
        try (var options = new IngestExternalFileOptions().setMoveFiles(true)) {
            database.ingestExternalFile(handle(table), List.of(file.toString()), options);
        } catch (RocksDBException e) {
            throw Failures.of("taking in", file, e);
        } finally {
            leave();
        }
    }

    @Override
    public void close() {
        life.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                snapshots.forEach(snapshot -> snapshot.free(database));
                snapshots.clear();
                database.cancelAllBackgroundWork(true);
                natives.close();
            }
        } finally {
            life.writeLock().unlock();
        }
    }

    private void enter() {
        life.readLock().lock();
        if (closed) {
            life.readLock().unlock();
            throw new StoreException(Kind.CLOSED, directory + " is closed; try again shortly", null);
        }
    }

    private void leave() {
        life.readLock().unlock();
    }

    private ColumnFamilyHandle handle(Table table) {
        var handle = tables.get(table.name());
        if (handle == null) {
            throw new IllegalArgumentException("no table " + table.name() + " in " + directory);
        }
        return handle;
    }

    private static void seekBefore(RocksIterator at, byte[] before) {
        at.seekForPrev(before);
        if (at.isValid() && Arrays.equals(at.key(), before)) {
            at.prev();
        }
    }

    private static boolean offer(RocksIterator at, byte[] prefix, Visitor visitor) {
        var key = at.key();
        return startsWith(key, prefix) && visitor.visit(key, at.value());
    }

    private static boolean startsWith(byte[] key, byte[] prefix) {
        return key.length >= prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    }
}
