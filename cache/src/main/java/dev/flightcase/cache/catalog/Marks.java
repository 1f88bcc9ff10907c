package dev.flightcase.cache.catalog;

import dev.flightcase.cache.BulkLoad;
import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.Sha256;
import dev.flightcase.cache.catalog.CatalogTables.EditionKey;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * For each product of an edition, by position: the revision at which it last changed, and a fingerprint of what it says.
 * 16 bytes a product; the fingerprints are needed by an import only, and left on the disk.
 */
final class Marks {
    private static final int MARK_BYTES = 2 * Long.BYTES;
    private static final int CHUNK_MARKS = 2_048;

    private Marks() {}

    /** The first half of a quarter of SHA-256: enough to tell two versions of one product apart. */
    static long fingerprint(byte[] content) {
        return ByteBuffer.wrap(Sha256.of(content)).getLong();
    }

    static long[] revisions(KeyValueStore store, EditionKey key, int products) {
        return read(store, key, products, 0);
    }

    static long[] fingerprints(KeyValueStore store, EditionKey key, int products) {
        return read(store, key, products, Long.BYTES);
    }

    private static long[] read(KeyValueStore store, EditionKey key, int products, int offset) {
        var values = new long[products];
        store.sweep(CatalogTables.MARKS, key.prefix(), key.prefix(), (at, chunk) -> {
            var first = CatalogTables.numberOf(at) * CHUNK_MARKS;
            var in = ByteBuffer.wrap(chunk);
            for (var n = 0; n * MARK_BYTES < chunk.length && first + n < products; n++) {
                values[first + n] = in.getLong(n * MARK_BYTES + offset);
            }
            return true;
        });
        return values;
    }

    /** Collects the marks of an edition in the order of positions. */
    static final class Builder {
        private final EditionKey key;
        private final BulkLoad load;
        private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK_MARKS * MARK_BYTES);
        private long[] revisions = new long[CHUNK_MARKS];
        private int size;

        Builder(EditionKey key, BulkLoad load) {
            this.key = key;
            this.load = load;
        }

        void add(long revision, long fingerprint) {
            if (size == revisions.length) {
                revisions = Arrays.copyOf(revisions, size * 2);
            }
            revisions[size++] = revision;
            chunk.putLong(revision).putLong(fingerprint);
            if (!chunk.hasRemaining()) {
                flush();
            }
        }

        /** The revisions, by position. */
        long[] finish() {
            if (chunk.position() > 0) {
                flush();
            }
            return Arrays.copyOf(revisions, size);
        }

        private void flush() {
            load.put(key.at((size - 1) / CHUNK_MARKS), Arrays.copyOf(chunk.array(), chunk.position()));
            chunk.clear();
        }
    }
}
