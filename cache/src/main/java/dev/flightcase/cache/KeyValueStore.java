package dev.flightcase.cache;

import org.jspecify.annotations.Nullable;

/**
 * An ordered key-value database of named tables. Every call may block on the disk and may come from any thread; each
 * throws {@link StoreException}, of kind {@code CLOSED} once closed.
 */
public interface KeyValueStore extends StoreReads, AutoCloseable {

    /** Opens the same database, each time it is asked; blocks. */
    interface Opener {
        KeyValueStore open();

        /** Opens what is there, for a disk that takes no writes: each {@link #write} fails. Blocks. */
        KeyValueStore openToRead();
    }

    /** Takes one entry; false ends the scan. */
    @FunctionalInterface
    interface Visitor {
        boolean visit(byte[] key, byte[] value);
    }

    /** When a write returns. */
    enum Durability {
        /** After fsync: a power cut cannot take it back. */
        SYNCED,
        /** Once the operating system has it; a later synced write makes it durable too. */
        BUFFERED
    }

    /** Applies all of {@code writes}, or none of it. After a failure the outcome is unknown until reopened. */
    void write(Writes writes, Durability durability);

    /**
     * As {@link #get}, but never blocks on the disk; this default has nothing in memory.
     *
     * @throws NotInMemoryException when it would have to
     */
    default byte @Nullable [] getInMemory(Table table, byte[] key) {
        throw new NotInMemoryException();
    }

    /** As it is now. The caller closes it. */
    StoreSnapshot snapshot();

    /** As {@link #scan}, for what is not read again soon: it does not drive out of memory what is. */
    default void sweep(Table table, byte[] prefix, byte[] from, Visitor visitor) {
        scan(table, prefix, from, visitor);
    }

    /** Begins to load many rows into one table; this default writes them in chunks. */
    default BulkLoad bulk(Table table) {
        return new ChunkedLoad(this, table);
    }

    @Override
    void close();
}
