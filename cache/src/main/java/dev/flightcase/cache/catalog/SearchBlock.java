package dev.flightcase.cache.catalog;

import dev.flightcase.cache.BulkLoad;
import dev.flightcase.cache.catalog.CatalogTables.EditionKey;
import java.util.Arrays;

/**
 * The search texts of many products as one row, each behind its length (2 bytes): a search reads hundreds of rows and not
 * a hundred thousand.
 */
final class SearchBlock {
    static final int PRODUCTS = 256;

    private static final int LENGTH_BYTES = 2;

    private SearchBlock() {}

    /** Takes one product; false ends the search. */
    @FunctionalInterface
    interface Visitor {
        boolean visit(int position, byte[] block, int from, int to);
    }

    /** @param first the position at which to begin; those before are left out */
    static boolean visit(int number, byte[] block, int first, Visitor visitor) {
        var position = number * PRODUCTS;
        for (var at = 0; at < block.length; position++) {
            var from = at + LENGTH_BYTES;
            var to = from + ((block[at] & 0xFF) << 8 | (block[at + 1] & 0xFF));
            if (position >= first && !visitor.visit(position, block, from, to)) {
                return false;
            }
            at = to;
        }
        return true;
    }

    /** The text of one product, which is in this block. */
    static byte[] text(int number, byte[] block, int position) {
        var found = new byte[1][];
        visit(number, block, position, (_, bytes, from, to) -> {
            found[0] = Arrays.copyOfRange(bytes, from, to);
            return false;
        });
        return found[0];
    }

    /** Collects the texts of an edition in the order of positions. */
    static final class Builder {
        private final EditionKey key;
        private final BulkLoad load;
        private final byte[] block = new byte[PRODUCTS * (LENGTH_BYTES + SearchText.BYTES_MAX)];
        private int length;
        private int size;

        Builder(EditionKey key, BulkLoad load) {
            this.key = key;
            this.load = load;
        }

        void add(byte[] text) {
            block[length] = (byte) (text.length >>> 8);
            block[length + 1] = (byte) text.length;
            System.arraycopy(text, 0, block, length + LENGTH_BYTES, text.length);
            length += LENGTH_BYTES + text.length;
            if (++size % PRODUCTS == 0) {
                flush();
            }
        }

        void finish() {
            if (length > 0) {
                flush();
            }
        }

        private void flush() {
            load.put(key.at((size - 1) / PRODUCTS), Arrays.copyOf(block, length));
            length = 0;
        }
    }
}
