package dev.flightcase.cache;

import java.util.ArrayList;
import java.util.List;

/** What one atomic write changes, in order. Built by one thread; owns the arrays it is given. */
public final class Writes {

    /** Hears each change in the order it was added. */
    public interface Sink {
        void put(Table table, byte[] key, byte[] value);

        void delete(Table table, byte[] key);

        /** Every key from {@code first} (inclusive) to {@code end} (exclusive). */
        void deleteRange(Table table, byte[] first, byte[] end);
    }

    @FunctionalInterface
    private interface Change {
        void into(Sink sink);
    }

    private final List<Change> changes = new ArrayList<>();
    private long bytes;

    public void put(Table table, byte[] key, byte[] value) {
        bytes += key.length + value.length;
        changes.add(sink -> sink.put(table, key, value));
    }

    public void delete(Table table, byte[] key) {
        bytes += key.length;
        changes.add(sink -> sink.delete(table, key));
    }

    public void deleteRange(Table table, byte[] first, byte[] end) {
        bytes += first.length + end.length;
        changes.add(sink -> sink.deleteRange(table, first, end));
    }

    public void forEach(Sink sink) {
        changes.forEach(change -> change.into(sink));
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** Keys and values together; what a caller bounds a batch by. */
    public long bytes() {
        return bytes;
    }
}
