package dev.flightcase.cache.rocksdb;

import dev.flightcase.cache.Table;
import dev.flightcase.cache.Writes;
import java.nio.file.Path;
import java.util.function.Function;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** Adding to a batch in memory fails only when the batch itself is broken, which is our mistake. */
final class BatchSink implements Writes.Sink {
    private final WriteBatch batch;
    private final Function<Table, ColumnFamilyHandle> tables;
    private final Path directory;

    /** @param directory of the database, for what is said of a failure */
    BatchSink(WriteBatch batch, Function<Table, ColumnFamilyHandle> tables, Path directory) {
        this.batch = batch;
        this.tables = tables;
        this.directory = directory;
    }

    @Override
    public void put(Table table, byte[] key, byte[] value) {
        try {
            batch.put(tables.apply(table), key, value);
        } catch (RocksDBException e) {
            throw Failures.of("batching for", directory, e);
        }
    }

    @Override
    public void delete(Table table, byte[] key) {
        try {
            batch.delete(tables.apply(table), key);
        } catch (RocksDBException e) {
            throw Failures.of("batching for", directory, e);
        }
    }

    @Override
    public void deleteRange(Table table, byte[] first, byte[] end) {
        try {
            batch.deleteRange(tables.apply(table), first, end);
        } catch (RocksDBException e) {
            throw Failures.of("batching for", directory, e);
        }
    }
}
