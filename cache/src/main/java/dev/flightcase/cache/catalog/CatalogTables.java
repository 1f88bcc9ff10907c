package dev.flightcase.cache.catalog;

import dev.flightcase.cache.Table;
import dev.flightcase.cache.UuidBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * How the catalog lies on disk. An edition is one event at one catalog revision; its keys are written once and never
 * changed, so that whoever reads an edition reads all of it or none.
 *
 * <ul>
 *   <li>{@code meta}: {@code current} -> the edition that serves, the one before it
 *   <li>{@code events}: the folder's key -> event id
 *   <li>{@code editions}: edition -> {@link EditionHead}
 *   <li>{@code products}: edition, position -> {@link ProductRow}
 *   <li>{@code skus}: edition, SKU -> position
 *   <li>{@code terms}: edition, position -> {@link SaleTerms}
 *   <li>{@code search}: edition, position -> folded text
 *   <li>{@code assets}: SHA-256 -> {@link AssetRow}
 * </ul>
 */
final class CatalogTables {
    static final Table META = new Table("meta");
    static final Table EVENTS = new Table("events");
    static final Table EDITIONS = new Table("editions");
    static final Table PRODUCTS = new Table("products");
    static final Table SKUS = new Table("skus");
    static final Table TERMS = new Table("terms");
    static final Table SEARCH = new Table("search");
    static final Table ASSETS = new Table("assets");
    static final List<Table> ALL = List.of(META, EVENTS, EDITIONS, PRODUCTS, SKUS, TERMS, SEARCH, ASSETS);

    /** Those whose keys start with an edition. */
    static final List<Table> PER_EDITION = List.of(EDITIONS, PRODUCTS, SKUS, TERMS, SEARCH);

    private static final int EDITION_BYTES = 3 * Long.BYTES;

    private CatalogTables() {}

    /** One event at one catalog revision. */
    record EditionKey(UUID event, long revision) {
        static EditionKey decode(byte[] bytes) {
            var in = ByteBuffer.wrap(bytes);
            return new EditionKey(UuidBytes.get(in), in.getLong());
        }

        byte[] prefix() {
            return into(ByteBuffer.allocate(EDITION_BYTES)).array();
        }

        /** The first key that belongs to a later edition. */
        byte[] end() {
            return new EditionKey(event, revision + 1).prefix();
        }

        byte[] at(int position) {
            return into(ByteBuffer.allocate(EDITION_BYTES + Integer.BYTES))
                    .putInt(position)
                    .array();
        }

        byte[] sku(String sku) {
            var name = sku.getBytes(StandardCharsets.UTF_8);
            return into(ByteBuffer.allocate(EDITION_BYTES + name.length))
                    .put(name)
                    .array();
        }

        private ByteBuffer into(ByteBuffer out) {
            return UuidBytes.put(out, event).putLong(revision);
        }
    }

    static int positionOf(byte[] key) {
        return ByteBuffer.wrap(key).getInt(EDITION_BYTES);
    }

    static String skuOf(byte[] key) {
        return new String(key, EDITION_BYTES, key.length - EDITION_BYTES, StandardCharsets.UTF_8);
    }

    static byte[] position(int value) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
    }

    static int position(byte[] value) {
        return ByteBuffer.wrap(value).getInt();
    }

    static byte[] current() {
        return "current".getBytes(StandardCharsets.US_ASCII);
    }

    /** Written to prove that the disk takes writes again. */
    static byte[] probe() {
        return "probe".getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] eventKey(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }
}
