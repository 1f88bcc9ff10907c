package dev.flightcase.cache;

/**
 * Loads many rows into one table. They are not there, or not all of them, before {@link #finish}; after it they survive a
 * power cut. Closed without that, what was loaded may be there or not: load under keys that nobody reads yet. Used by one
 * thread; throws {@link StoreException} when the disk fails.
 */
public interface BulkLoad extends AutoCloseable {

    /** @param key greater than the one before */
    void put(byte[] key, byte[] value);

    void finish();

    @Override
    void close();
}
