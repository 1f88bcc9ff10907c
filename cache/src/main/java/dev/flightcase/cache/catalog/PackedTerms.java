package dev.flightcase.cache.catalog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The terms of many products in few large arrays: about 65 bytes a product instead of 300 as objects, and found by SKU
 * without a map. A hundred thousand products fit twice into a 64 MB heap, which is what taking over a new catalog needs.
 *
 * <p>An entry is its length (2 bytes) and what {@link TermsCodec} writes, which begins with the SKU. Entries lie in
 * chunks, so that no large array is needed and a chunk is a row on disk. The index is open addressing with linear
 * probing, at most half full. Immutable; an entry is decoded each time it is asked for.
 */
final class PackedTerms {
    /** An entry's place is its chunk and, in the lower half of an int, the offset there. */
    private static final int OFFSET_BITS = 16;

    private static final int OFFSET_MASK = (1 << OFFSET_BITS) - 1;
    private static final int LENGTH_BYTES = 2;
    private static final int NOBODY = 0;

    private final List<byte[]> chunks;
    private final TermsCodec codec;
    private final int[] places;
    private final int[] index;

    private PackedTerms(List<byte[]> chunks, TermsCodec codec, int[] places) {
        this.chunks = List.copyOf(chunks);
        this.codec = codec;
        this.places = places;
        this.index = new int[Math.max(2, Integer.highestOneBit(Math.max(1, places.length)) << 2)];
        for (var position = 0; position < places.length; position++) {
            index(position);
        }
    }

    /** @param chunks as {@link #chunks} gave them; taken over */
    static PackedTerms of(List<byte[]> chunks, TermsCodec codec) {
        var places = new int[0];
        var count = 0;
        for (var chunk = 0; chunk < chunks.size(); chunk++) {
            var bytes = chunks.get(chunk);
            for (var at = 0; at < bytes.length; at += LENGTH_BYTES + length(bytes, at)) {
                if (count == places.length) {
                    places = Arrays.copyOf(places, Math.max(64, count * 2));
                }
                places[count++] = chunk << OFFSET_BITS | at;
            }
        }
        return new PackedTerms(chunks, codec, Arrays.copyOf(places, count));
    }

    List<byte[]> chunks() {
        return chunks;
    }

    TermsCodec codec() {
        return codec;
    }

    int size() {
        return places.length;
    }

    SaleTerms get(int position) {
        var bytes = chunk(position);
        var at = offset(position);
        return codec.decode(bytes, at + LENGTH_BYTES, length(bytes, at));
    }

    /** -1 when there is no such SKU. */
    int position(String sku) {
        var mask = index.length - 1;
        for (var slot = hash(sku) & mask; index[slot] != NOBODY; slot = (slot + 1) & mask) {
            if (isSku(index[slot] - 1, sku)) {
                return index[slot] - 1;
            }
        }
        return -1;
    }

    String sku(int position) {
        var bytes = chunk(position);
        var at = offset(position) + LENGTH_BYTES;
        return new String(bytes, at + 1, bytes[at], StandardCharsets.ISO_8859_1);
    }

    private void index(int position) {
        var mask = index.length - 1;
        var slot = hash(position) & mask;
        while (index[slot] != NOBODY) {
            slot = (slot + 1) & mask;
        }
        index[slot] = position + 1;
    }

    private boolean isSku(int position, String sku) {
        var bytes = chunk(position);
        var at = offset(position) + LENGTH_BYTES;
        if (bytes[at] != sku.length()) {
            return false;
        }
        for (var n = 0; n < sku.length(); n++) {
            if (bytes[at + 1 + n] != sku.charAt(n)) {
                return false;
            }
        }
        return true;
    }

    private int hash(int position) {
        var bytes = chunk(position);
        var at = offset(position) + LENGTH_BYTES;
        var hash = 0;
        for (var n = 1; n <= bytes[at]; n++) {
            hash = hash * 31 + bytes[at + n];
        }
        return spread(hash);
    }

    /** What {@link String#hashCode} specifies, so that both sides agree; SKUs are ASCII. */
    private static int hash(String sku) {
        return spread(sku.hashCode());
    }

    /** Fibonacci hashing: SKUs that count upwards would else fill one stretch of the index. */
    private static int spread(int hash) {
        var mixed = hash * 0x9E3779B9;
        return mixed ^ (mixed >>> 16);
    }

    private byte[] chunk(int position) {
        return chunks.get(places[position] >>> OFFSET_BITS);
    }

    private int offset(int position) {
        return places[position] & OFFSET_MASK;
    }

    private static int length(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
    }

    /** Fills chunks in the products' order. Used by one thread. */
    static final class Builder {
        /** Leaves room for one more entry below what an offset can say. */
        private static final int CHUNK_BYTES = 32 << 10;

        private static final int ENTRY_BYTES_MAX = (1 << OFFSET_BITS) - 1 - CHUNK_BYTES;

        private final TermsCodec codec = new TermsCodec();
        private final List<byte[]> chunks = new ArrayList<>();
        private byte[] open = new byte[CHUNK_BYTES];
        private int length;

        void add(SaleTerms terms) {
            var entry = codec.encode(terms);
            if (entry.length > ENTRY_BYTES_MAX) {
                throw new IllegalArgumentException("the terms of " + terms.sku() + " have " + entry.length + " bytes");
            }
            if (length > 0 && length + LENGTH_BYTES + entry.length > CHUNK_BYTES) {
                close();
            }
            if (length + LENGTH_BYTES + entry.length > open.length) {
                open = Arrays.copyOf(open, LENGTH_BYTES + entry.length);
            }
            open[length] = (byte) (entry.length >>> 8);
            open[length + 1] = (byte) entry.length;
            System.arraycopy(entry, 0, open, length + LENGTH_BYTES, entry.length);
            length += LENGTH_BYTES + entry.length;
        }

        PackedTerms build() {
            if (length > 0) {
                close();
            }
            return of(chunks, new TermsCodec(codec.words()));
        }

        private void close() {
            chunks.add(Arrays.copyOf(open, length));
            length = 0;
        }
    }
}
