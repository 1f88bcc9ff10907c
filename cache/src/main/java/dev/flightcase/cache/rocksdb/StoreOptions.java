package dev.flightcase.cache.rocksdb;

/**
 * What a database may use.
 *
 * @param blockCacheBytes cache of blocks, indexes and filters together
 * @param writeBufferBytes one write buffer; three may exist over all tables
 * @param walBytesMax write-ahead log before the buffers that hold it back are flushed
 * @param backgroundBytesPerSecond flush and compaction together; keeps a card's garbage collection away from fsyncs
 * @param smallSyncedWrites a ledger: many small writes, each synced. Its logs are written full once at each opening (two
 *     thirds of a write buffer, twice), so that a sync changes no file's length and no journal of the file system is written;
 *     and everything is compressed at once
 */
public record StoreOptions(
        long blockCacheBytes,
        long writeBufferBytes,
        long walBytesMax,
        long backgroundBytesPerSecond,
        boolean smallSyncedWrites) {

    /** For few writes, or large ones. */
    public StoreOptions(long blockCacheBytes, long writeBufferBytes, long walBytesMax, long backgroundBytesPerSecond) {
        this(blockCacheBytes, writeBufferBytes, walBytesMax, backgroundBytesPerSecond, false);
    }

    public StoreOptions forSmallSyncedWrites() {
        return new StoreOptions(blockCacheBytes, writeBufferBytes, walBytesMax, backgroundBytesPerSecond, true);
    }
}
