package dev.flightcase.cache;

import dev.flightcase.cache.StoreException.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A disk in memory: {@link #open} gives handles on the same data. Writes can be made to fail, with their effect lost or
 * landed all the same, which is what a failed fsync leaves open.
 */
public final class MemoryStore implements KeyValueStore.Opener {

    /** What becomes of a write that fails. */
    public enum Fault {
        LOST,
        LANDED
    }

    private final Map<String, NavigableMap<byte[], byte[]>> tables = new HashMap<>();
    private int writes;
    private int failingWrite = -1;
    private boolean broken;
    private Fault fault = Fault.LOST;
    private Runnable beforeWrite = () -> {};
    private Runnable afterWrite = () -> {};

    /** The n-th write from now on, counted from 1, fails once. */
    public synchronized void failWrite(int n, Fault how) {
        failingWrite = writes + n;
        fault = how;
    }

    /** Every write and every opening fails, until it is mended. */
    public synchronized void breakDisk() {
        broken = true;
    }

    public synchronized void mendDisk() {
        broken = false;
    }

    /** Another disk with what is on this one now. */
    public synchronized MemoryStore copy() {
        var copy = new MemoryStore();
        tables.forEach((name, rows) -> copy.table(new Table(name)).putAll(rows));
        return copy;
    }

    /** The same disk, with no failure waiting. */
    public synchronized MemoryStore withoutFaults() {
        failingWrite = -1;
        broken = false;
        return this;
    }

    public synchronized int writes() {
        return writes;
    }

    /** Runs on the writing thread, outside any lock. */
    public synchronized void beforeWrite(Runnable action) {
        beforeWrite = action;
    }

    /** Runs on the writing thread once the next write has landed; what it throws comes out of that write. */
    public synchronized void afterNextWrite(Runnable action) {
        afterWrite = action;
    }

    @Override
    public synchronized KeyValueStore open() {
        failIfBroken();
        return new Handle();
    }

    /** Its writes fail for as long as the disk is broken, as those of {@link #open} do. */
    @Override
    public synchronized KeyValueStore openToRead() {
        return new Handle();
    }

    private void failIfBroken() {
        if (broken) {
            throw new StoreException(Kind.DISK_FULL, "the disk is full", null);
        }
    }

    public synchronized byte[] get(Table table, byte[] key) {
        var value = table(table).get(key);
        if (value == null) {
            throw new AssertionError("there is no such row in " + table);
        }
        return value;
    }

    public synchronized int rows(String table) {
        return table(new Table(table)).size();
    }

    /** Whether these bytes stand in any key or value. */
    public synchronized boolean contains(byte[] part) {
        var text = new String(part, StandardCharsets.ISO_8859_1);
        return tables.values().stream()
                .flatMap(table -> table.entrySet().stream())
                .flatMap(row -> Stream.of(row.getKey(), row.getValue()))
                .anyMatch(bytes -> new String(bytes, StandardCharsets.ISO_8859_1).contains(text));
    }

    private synchronized Runnable hook() {
        return beforeWrite;
    }

    private NavigableMap<byte[], byte[]> table(Table table) {
        return tables.computeIfAbsent(table.name(), _ -> new TreeMap<>(Arrays::compareUnsigned));
    }

    private final class Handle implements KeyValueStore {
        private boolean closed;

        @Override
        public List<Table> tables() {
            synchronized (MemoryStore.this) {
                return tables.keySet().stream().map(Table::new).toList();
            }
        }

        @Override
        public byte @Nullable [] get(Table table, byte[] key) {
            synchronized (MemoryStore.this) {
                failIfClosed();
                return table(table).get(key);
            }
        }

        @Override
        public void write(Writes changes, Durability durability) {
            hook().run();
            synchronized (MemoryStore.this) {
                failIfClosed();
                failIfBroken();
                var fails = ++writes == failingWrite;
                if (!fails || fault == Fault.LANDED) {
                    changes.forEach(new Applied());
                }
                var after = afterWrite;
                afterWrite = () -> {};
                after.run();
                if (fails) {
                    throw new StoreException(Kind.INPUT_OUTPUT, "write " + writes + " was made to fail", null);
                }
            }
        }

        @Override
        public void scan(Table table, byte[] prefix, byte[] from, Visitor visitor) {
            synchronized (MemoryStore.this) {
                failIfClosed();
                visit(table(table).tailMap(from, true), prefix, visitor);
            }
        }

        @Override
        public void scanDown(Table table, byte[] prefix, byte[] before, Visitor visitor) {
            synchronized (MemoryStore.this) {
                failIfClosed();
                visit(table(table).headMap(before, false).descendingMap(), prefix, visitor);
            }
        }

        @Override
        public StoreSnapshot snapshot() {
            synchronized (MemoryStore.this) {
                failIfClosed();
                return new Moment(this, copy().open());
            }
        }

        @Override
        public void close() {
            synchronized (MemoryStore.this) {
                closed = true;
            }
        }

        private void failIfClosed() {
            if (closed) {
                throw new StoreException(Kind.CLOSED, "closed", null);
            }
        }

        private static void visit(NavigableMap<byte[], byte[]> rows, byte[] prefix, Visitor visitor) {
            for (var row : rows.entrySet()) {
                var key = row.getKey();
                if (key.length < prefix.length
                        || !Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length)
                        || !visitor.visit(key, row.getValue())) {
                    return;
                }
            }
        }
    }

    /** A copy; gone with the handle that it was taken of. */
    private record Moment(Handle of, KeyValueStore copy) implements StoreSnapshot {
        @Override
        public List<Table> tables() {
            return copy.tables();
        }

        @Override
        public byte @Nullable [] get(Table table, byte[] key) {
            of.failIfClosed();
            return copy.get(table, key);
        }

        @Override
        public void scan(Table table, byte[] prefix, byte[] from, KeyValueStore.Visitor visitor) {
            of.failIfClosed();
            copy.scan(table, prefix, from, visitor);
        }

        @Override
        public void scanDown(Table table, byte[] prefix, byte[] before, KeyValueStore.Visitor visitor) {
            of.failIfClosed();
            copy.scanDown(table, prefix, before, visitor);
        }

        @Override
        public void close() {
            copy.close();
        }
    }

    private final class Applied implements Writes.Sink {
        @Override
        public void put(Table table, byte[] key, byte[] value) {
            table(table).put(key, value);
        }

        @Override
        public void delete(Table table, byte[] key) {
            table(table).remove(key);
        }

        @Override
        public void deleteRange(Table table, byte[] first, byte[] end) {
            table(table).subMap(first, true, end, false).clear();
        }
    }
}
