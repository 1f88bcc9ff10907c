package dev.flightcase.cache.rocksdb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.FlushOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * Writes the logs of a database full once, right after it was opened, and lets RocksDB recycle them. fdatasync of a file that
 * grows makes ext4 write three blocks of its own journal beside the one of data; a file that keeps its length and its blocks
 * needs none of that. RocksDB recycles only logs of its own run, and the first ones of a run would grow.
 *
 * <p>What is written is log data in RocksDB's sense: it is in the log only, and recovery passes over it.
 */
final class PreparedLogs {
    private static final int CHUNK_BYTES = 64 << 10;
    /** Of a write buffer: what its log comes to, compressed, with one order a batch (measured: 0.6). */
    private static final double SHARE = 2.0 / 3;

    /** With less left than this the space is for orders. */
    private static final long FREE_BYTES_LEAST = 64 << 20;

    private final RocksDB database;
    private final ColumnFamilyHandle spare;
    private final long bytes;
    /** Noise, which does not compress; not the same again, for the log's compression looks back. */
    private final SplittableRandom random = new SplittableRandom(1);

    /** @param spare a table that nobody uses: a log ends where a table is flushed, and that needs an entry */
    PreparedLogs(RocksDB database, ColumnFamilyHandle spare, StoreOptions options) {
        this.database = database;
        this.spare = spare;
        this.bytes = (long) (SHARE * options.writeBufferBytes());
    }

    /** Blocks until they are on the disk. */
    void prepare(Path directory) throws RocksDBException, IOException {
        if (Files.getFileStore(directory).getUsableSpace() < FREE_BYTES_LEAST) {
            return;
        }
        try (var buffered = new WriteOptions();
                var flush = new FlushOptions().setWaitForFlush(true)) {
            for (int log = 0; log < RocksOptions.RECYCLED_LOGS; log++) {
                fill(buffered);
                database.syncWal();
                database.flush(flush, spare);
            }
        }
    }

    private void fill(WriteOptions buffered) throws RocksDBException {
        for (long written = 0; written < bytes; written += CHUNK_BYTES) {
            var noise = new byte[CHUNK_BYTES];
            random.nextBytes(noise);
            try (var batch = new WriteBatch()) {
                batch.putLogData(noise);
                batch.put(
                        spare,
                        new byte[] {0},
                        ByteBuffer.allocate(Long.BYTES).putLong(written).array());
                database.write(buffered, batch);
            }
        }
    }
}
