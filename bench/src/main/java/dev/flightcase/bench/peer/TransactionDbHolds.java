package dev.flightcase.bench.peer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;
import org.rocksdb.Transaction;
import org.rocksdb.TransactionDB;
import org.rocksdb.TransactionDBOptions;
import org.rocksdb.TransactionOptions;
import org.rocksdb.WALRecoveryMode;
import org.rocksdb.WriteOptions;

/**
 * RocksDB's own transactions: pessimistic locks, the stock row read for update, an fsync before each answer. Recycled log files as the
 * ledger has them, since they save this engine as much.
 */
final class TransactionDbHolds implements HoldStore {
    /** Longer than 64 clients wait for each other on a slow disk. */
    private static final long LOCK_MILLIS = 30_000;

    private static final long WRITE_BUFFER_BYTES = 2 << 20;
    private static final long WAL_BYTES_MAX = 16 << 20;

    private final Options options;
    private final TransactionDBOptions databaseOptions;
    private final TransactionOptions transactionOptions;
    private final WriteOptions synced;
    private final WriteOptions committing;
    private final boolean syncsInCommit;
    private final ReadOptions reading;
    private final TransactionDB database;

    /** @param syncsInCommit else after it, when its locks are free again */
    TransactionDbHolds(Path folder, boolean syncsInCommit) {
        this.syncsInCommit = syncsInCommit;
        RocksDB.loadLibrary();
        databaseOptions = new TransactionDBOptions();
        transactionOptions = new TransactionOptions().setLockTimeout(LOCK_MILLIS);
        synced = new WriteOptions().setSync(true);
        committing = new WriteOptions().setSync(syncsInCommit);
        reading = new ReadOptions();
        options = new Options()
                .setCreateIfMissing(true)
                .setRecycleLogFileNum(2)
                .setMaxTotalWalSize(WAL_BYTES_MAX)
                .setWalRecoveryMode(WALRecoveryMode.PointInTimeRecovery)
                .setWriteBufferSize(WRITE_BUFFER_BYTES)
                .setMaxBackgroundJobs(2)
                .setStatsDumpPeriodSec(0);
        try {
            database = TransactionDB.open(options, databaseOptions, folder.toString());
        } catch (RocksDBException e) {
            throw new IllegalStateException("TransactionDB can not be opened in " + folder, e);
        }
    }

    @Override
    public void stock(String sku, long units) {
        try {
            database.put(synced, stockKey(sku), stockRow(units, 0));
        } catch (RocksDBException e) {
            throw new IllegalStateException("stock of " + sku + " can not be set", e);
        }
    }

    @Override
    public Outcome hold(Ask ask) {
        try (var transaction = database.beginTransaction(committing, transactionOptions)) {
            var outcome = hold(transaction, ask);
            if (!syncsInCommit) {
                database.syncWal();
            }
            return outcome;
        } catch (RocksDBException e) {
            var status = e.getStatus();
            if (status != null && (status.getCode() == Status.Code.TimedOut || status.getCode() == Status.Code.Busy)) {
                return new Outcome.Busy(String.valueOf(e.getMessage()));
            }
            throw new IllegalStateException("a hold can not be stored", e);
        }
    }

    /** The key first: its lock hinders nobody, while that of the stock is what all wait for. */
    private Outcome hold(Transaction transaction, Ask ask) throws RocksDBException {
        var key = keyed('i', ask.key());
        var before = transaction.getForUpdate(reading, key, true);
        if (before != null) {
            return new Outcome.Held(uuid(ByteBuffer.wrap(before)));
        }
        var stockKey = stockKey(ask.sku());
        var row = transaction.getForUpdate(reading, stockKey, true);
        if (row == null) {
            return new Outcome.Insufficient(0);
        }
        var stock = ByteBuffer.wrap(row);
        long available = stock.getLong();
        long held = stock.getLong();
        if (available < ask.quantity()) {
            return new Outcome.Insufficient(available);
        }
        transaction.put(stockKey, stockRow(available - ask.quantity(), held + ask.quantity()));
        transaction.put(holdKey(ask.id()), holdRow(ask));
        transaction.put(key, uuid(ask.id()));
        transaction.commit();
        return new Outcome.Held(ask.id());
    }

    @Override
    public long available(String sku) {
        try {
            var row = database.get(reading, stockKey(sku));
            return row == null ? 0 : ByteBuffer.wrap(row).getLong();
        } catch (RocksDBException e) {
            throw new IllegalStateException("stock of " + sku + " can not be read", e);
        }
    }

    @Override
    public void close() {
        database.close();
        reading.close();
        committing.close();
        synced.close();
        transactionOptions.close();
        databaseOptions.close();
        options.close();
    }

    private static byte[] stockKey(String sku) {
        return keyed('s', sku);
    }

    private static byte[] keyed(char table, String key) {
        return (table + key).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] holdKey(UUID id) {
        return ByteBuffer.allocate(1 + 16)
                .put((byte) 'h')
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static byte[] stockRow(long available, long held) {
        return ByteBuffer.allocate(16).putLong(available).putLong(held).array();
    }

    private static byte[] holdRow(Ask ask) {
        var sku = ask.sku().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(12 + sku.length)
                .putLong(ask.expiresAtMillis())
                .putInt(ask.quantity())
                .put(sku)
                .array();
    }

    private static byte[] uuid(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static UUID uuid(ByteBuffer bytes) {
        return new UUID(bytes.getLong(), bytes.getLong());
    }
}
