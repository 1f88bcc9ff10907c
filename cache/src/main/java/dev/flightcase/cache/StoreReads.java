package dev.flightcase.cache;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be read of a database. Every call may block on the disk, and may come from any thread. */
public interface StoreReads {
    /** Every table there is, those of a newer version included. */
    List<Table> tables();

    byte @Nullable [] get(Table table, byte[] key);

    /** Visits the keys that start with {@code prefix}, upwards from {@code from} (inclusive). */
    void scan(Table table, byte[] prefix, byte[] from, KeyValueStore.Visitor visitor);

    /** Visits the keys that start with {@code prefix}, downwards from the last one before {@code before}. */
    void scanDown(Table table, byte[] prefix, byte[] before, KeyValueStore.Visitor visitor);
}
