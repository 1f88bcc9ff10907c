package dev.flightcase.cache.rocksdb;

/**
 * What a database may use.
 *
 * @param blockCacheBytes cache of blocks, indexes and filters together
 * @param writeBufferBytes one write buffer; three may exist over all tables
 * @param walBytesMax write-ahead log before the buffers that hold it back are flushed
 * @param backgroundBytesPerSecond flush and compaction together; keeps a card's garbage collection away from fsyncs
 */
public record StoreOptions(
        long blockCacheBytes, long writeBufferBytes, long walBytesMax, long backgroundBytesPerSecond) {}
