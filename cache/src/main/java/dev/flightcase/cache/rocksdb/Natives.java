package dev.flightcase.cache.rocksdb;

import java.util.ArrayDeque;
import java.util.Deque;

/** Native objects in the order they were made, closed in reverse: RocksDB's Java objects have no finalizers. */
final class Natives implements AutoCloseable {
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    <T extends AutoCloseable> T own(T object) {
        open.push(object);
        return object;
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            closeOne(open.pop());
        }
    }

    private static void closeOne(AutoCloseable object) {
        try {
            object.close();
        } catch (Exception e) {
            throw new IllegalStateException(
                    "a native object did not close: " + object.getClass().getSimpleName(), e);
        }
    }
}
