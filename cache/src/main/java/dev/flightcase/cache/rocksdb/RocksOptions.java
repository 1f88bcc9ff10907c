package dev.flightcase.cache.rocksdb;

import java.util.Properties;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.IndexType;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.RateLimiter;
import org.rocksdb.WALRecoveryMode;

/** Every option we set, with its reason; the rest are RocksDB's defaults. All objects belong to the caller's {@link Natives}. */
final class RocksOptions {
    /** The one that is written to, and the one before it until its tables are flushed. */
    static final int RECYCLED_LOGS = 2;

    private static final int BACKGROUND_JOBS = 2;
    private static final int OPEN_FILES_MAX = 64;
    private static final int BLOOM_BITS_PER_KEY = 10;
    private static final int WRITE_BUFFERS_PER_TABLE = 2;
    private static final int WRITE_BUFFERS_IN_ALL = 3;
    private static final long BYTES_PER_SYNC = 512 << 10;
    private static final long INFO_LOG_BYTES_MAX = 1 << 20;
    private static final long MANIFEST_BYTES_MAX = 4 << 20;

    private RocksOptions() {}

    static DBOptions database(Natives natives, StoreOptions options) {
        return natives.own(unset(options))
                .setCreateIfMissing(true)
                .setCreateMissingColumnFamilies(true)
                // A log that was written before does not grow: 5 kB instead of 17 kB reach the device per order.
                .setRecycleLogFileNum(RECYCLED_LOGS)
                .setMaxTotalWalSize(options.walBytesMax())
                // All tables at once: else small ones hold back log after log, and most are deleted instead of
                // recycled.
                .setAtomicFlush(options.smallSyncedWrites())
                // Everything before the first torn record; refusing to open would be worse on a board nobody watches.
                .setWalRecoveryMode(WALRecoveryMode.PointInTimeRecovery)
                .setDbWriteBufferSize(WRITE_BUFFERS_IN_ALL * options.writeBufferBytes())
                .setMaxOpenFiles(OPEN_FILES_MAX)
                .setMaxBackgroundJobs(BACKGROUND_JOBS)
                .setBytesPerSync(BYTES_PER_SYNC)
                .setRateLimiter(natives.own(new RateLimiter(options.backgroundBytesPerSecond())))
                // Its own text log and statistics are writes that nobody reads on a card.
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setMaxLogFileSize(INFO_LOG_BYTES_MAX)
                .setKeepLogFileNum(2)
                .setStatsDumpPeriodSec(0)
                .setStatsPersistPeriodSec(0)
                .setMaxManifestFileSize(MANIFEST_BYTES_MAX);
    }

    /** What the Java classes of RocksDB have no setter for comes as text. */
    private static DBOptions unset(StoreOptions options) {
        if (!options.smallSyncedWrites()) {
            return new DBOptions();
        }
        var texts = new Properties();
        // A batch of 32 orders takes a third of the log that way, a single one two thirds.
        texts.setProperty("wal_compression", "kZSTD");
        var parsed = DBOptions.getDBOptionsFromProps(texts);
        if (parsed == null) {
            throw new IllegalStateException("this RocksDB does not take " + texts);
        }
        return parsed;
    }

    static Cache cache(Natives natives, StoreOptions options) {
        // One shard bit: with the default the index block is larger than a shard and is read again on every get (33x).
        return natives.own(new LRUCache(options.blockCacheBytes(), 1));
    }

    /** Of files that are loaded as a whole: read far more often than written, and LZ4 halves the CPU of a get. */
    static ColumnFamilyOptions loaded(Natives natives, Cache cache, StoreOptions options) {
        return table(natives, cache, options).setBottommostCompressionType(CompressionType.LZ4_COMPRESSION);
    }

    static ColumnFamilyOptions table(Natives natives, Cache cache, StoreOptions options) {
        var blocks = new BlockBasedTableConfig()
                .setBlockCache(cache)
                .setFilterPolicy(natives.own(new BloomFilter(BLOOM_BITS_PER_KEY)))
                // Indexes and filters in the cache, in parts, tops pinned: memory stays bounded and reads fast.
                .setCacheIndexAndFilterBlocks(true)
                .setIndexType(IndexType.kTwoLevelIndexSearch)
                .setPartitionFilters(true)
                .setPinTopLevelIndexAndFilter(true);
        return natives.own(new ColumnFamilyOptions())
                .setTableFormatConfig(blocks)
                .setWriteBufferSize(options.writeBufferBytes())
                .setMaxWriteBufferNumber(WRITE_BUFFERS_PER_TABLE)
                .setLevelCompactionDynamicLevelBytes(true)
                // The same on every level lets files that do not overlap, as a journal's, move down without being
                // written again.
                .setCompressionType(
                        options.smallSyncedWrites()
                                ? CompressionType.ZSTD_COMPRESSION
                                : CompressionType.LZ4_COMPRESSION)
                .setBottommostCompressionType(CompressionType.ZSTD_COMPRESSION);
    }
}
