package dev.flightcase.bench.model;

import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.StoreException.Kind;
import dev.flightcase.cache.StoreSnapshot;
import dev.flightcase.cache.Table;
import dev.flightcase.cache.Writes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A disk in memory: each opening gives a handle on the same data. A write can be made to fail, with its effect lost or
 * landed all the same, which is what a failed fsync leaves open. Thread-safe.
 */
final class MemoryDisk implements KeyValueStore.Opener {
    private final Map<String, NavigableMap<byte[], byte[]>> tables = new HashMap<>();
    private Runnable beforeWrite = () -> {};
    private int writes;
    private int failing;
    private boolean landing;
    private int failedAt;
    private boolean full;

    /** From now on the n-th write fails, counted from 1, once. */
    synchronized void failWrite(int nth, boolean landed) {
        failing = nth;
        landing = landed;
    }

    /** No failure waits any more. */
    synchronized void mend() {
        failing = 0;
        full = false;
    }

    synchronized void fill() {
        full = true;
    }

    /** Begins to count anew. */
    synchronized void begin() {
        writes = 0;
        failedAt = 0;
    }

    /** Since {@link #begin}, failed ones included. */
    synchronized int writes() {
        return writes;
    }

    /** Which write since {@link #begin} was made to fail, from 1; 0 for none. */
    synchronized int failedAt() {
        return failedAt;
    }

    /** Whether the write that failed last is on the disk. */
    synchronized boolean landed() {
        return landing;
    }

    /** Runs on the writing thread before each write, outside the lock. */
    synchronized void beforeWrite(Runnable hook) {
        beforeWrite = hook;
    }

    synchronized byte @Nullable [] row(String table, byte[] key) {
        return table(table).get(key);
    }

    synchronized int rows(String table) {
        return table(table).size();
    }

    @Override
    public synchronized KeyValueStore open() {
        failWhenFull();
        return new Handle();
    }

    @Override
    public synchronized KeyValueStore openToRead() {
        return new Handle();
    }

    private synchronized Runnable hook() {
        return beforeWrite;
    }

    private NavigableMap<byte[], byte[]> table(String name) {
        return tables.computeIfAbsent(name, _ -> new TreeMap<>(Arrays::compareUnsigned));
    }

    private void failWhenFull() {
        if (full) {
            throw new StoreException(Kind.DISK_FULL, "the disk is full", null);
        }
    }

    private synchronized void apply(Writes changes) {
        failWhenFull();
        writes++;
        var fails = failing != 0 && --failing == 0;
        if (!fails || landing) {
            changes.forEach(new Applied());
        }
        if (fails) {
            failedAt = writes;
            throw new StoreException(Kind.INPUT_OUTPUT, "write " + writes + " of the step was made to fail", null);
        }
    }

    private synchronized StoreSnapshot copy() {
        var copy = new MemoryDisk();
        tables.forEach((name, rows) -> copy.table(name).putAll(rows));
        return copy.new Handle();
    }

    private final class Handle implements KeyValueStore, StoreSnapshot {
        private volatile boolean closed;

        @Override
        public byte @Nullable [] get(Table table, byte[] key) {
            failWhenClosed();
            return row(table.name(), key);
        }

        @Override
        public void write(Writes changes, Durability durability) {
            failWhenClosed();
            hook().run();
            apply(changes);
        }

        @Override
        public void scan(Table table, byte[] prefix, byte[] from, Visitor visitor) {
            failWhenClosed();
            synchronized (MemoryDisk.this) {
                visit(table(table.name()).tailMap(from, true), prefix, visitor);
            }
        }

        @Override
        public void scanDown(Table table, byte[] prefix, byte[] before, Visitor visitor) {
            failWhenClosed();
            synchronized (MemoryDisk.this) {
                visit(table(table.name()).headMap(before, false).descendingMap(), prefix, visitor);
            }
        }

        @Override
        public List<Table> tables() {
            failWhenClosed();
            synchronized (MemoryDisk.this) {
                return tables.keySet().stream().map(Table::new).toList();
            }
        }

        @Override
        public StoreSnapshot snapshot() {
            failWhenClosed();
            return copy();
        }

        @Override
        public void close() {
            closed = true;
        }

        private void failWhenClosed() {
            if (closed) {
                throw new StoreException(Kind.CLOSED, "closed", null);
            }
        }

        private static void visit(NavigableMap<byte[], byte[]> rows, byte[] prefix, Visitor visitor) {
            for (var row : rows.entrySet()) {
                var key = row.getKey();
                if (!startsWith(key, prefix) || !visitor.visit(key, row.getValue())) {
                    return;
                }
            }
        }

        private static boolean startsWith(byte[] key, byte[] prefix) {
            return key.length >= prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
        }
    }

    private final class Applied implements Writes.Sink {
        @Override
        public void put(Table table, byte[] key, byte[] value) {
            table(table.name()).put(key, value);
        }

        @Override
        public void delete(Table table, byte[] key) {
            table(table.name()).remove(key);
        }

        @Override
        public void deleteRange(Table table, byte[] first, byte[] end) {
            table(table.name()).subMap(first, true, end, false).clear();
        }
    }
}
