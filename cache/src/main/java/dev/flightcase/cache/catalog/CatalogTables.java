package dev.flightcase.cache.catalog;

import dev.flightcase.cache.Table;
import dev.flightcase.cache.UuidBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * How the catalog lies on disk. An edition is what one import brought: one event at the catalog revision of that import;
 * its rows are written once and never changed. What the operator edits afterwards are rows of their own, one for each
 * revision of a product, so that an edit is one small write and a reader sees one revision whole.
 *
 * <ul>
 *   <li>{@code meta}: {@code current} -> the event that serves and the last revision; {@code seal}; {@code building};
 *       {@code hub} and event -> {@link HubLayer}
 *   <li>{@code keys}: the folder's key -> event
 *   <li>{@code heads}: event -> {@link EventHead}
 *   <li>{@code editions}: edition -> {@link EditionHead}
 *   <li>{@code products}: edition, position -> {@link ProductRow}
 *   <li>{@code terms}: edition, number -> a chunk of {@link PackedTerms}
 *   <li>{@code marks}: edition, number -> a chunk of {@link Marks}
 *   <li>{@code search}: edition, number -> a block of {@link SearchBlock}
 *   <li>{@code pictures}: edition, SHA-256 -> nothing: the files that it needs
 *   <li>{@code edited}: edition, position, revision -> {@link EditedRow}
 *   <li>{@code overrides}: event, SKU -> {@link Overrides}
 *   <li>{@code own}: event, SKU -> {@link OwnProduct}
 *   <li>{@code removed}: event, revision, SKU -> nothing: what was sold once and is no more
 *   <li>{@code assets}: SHA-256 -> {@link AssetRow}
 * </ul>
 */
final class CatalogTables {
    static final Table META = new Table("meta");
    static final Table KEYS = new Table("keys");
    static final Table HEADS = new Table("heads");
    static final Table EDITIONS = new Table("editions");
    static final Table PRODUCTS = new Table("products");
    static final Table TERMS = new Table("terms");
    static final Table MARKS = new Table("marks");
    static final Table SEARCH = new Table("search");
    static final Table PICTURES = new Table("pictures");
    static final Table EDITED = new Table("edited");
    static final Table OVERRIDES = new Table("overrides");
    static final Table OWN = new Table("own");
    static final Table REMOVED = new Table("removed");
    static final Table ASSETS = new Table("assets");
    static final List<Table> ALL = List.of(
            META, KEYS, HEADS, EDITIONS, PRODUCTS, TERMS, MARKS, SEARCH, PICTURES, EDITED, OVERRIDES, OWN, REMOVED,
            ASSETS);

    /** Those whose keys start with an edition. */
    static final List<Table> PER_EDITION = List.of(EDITIONS, PRODUCTS, TERMS, MARKS, SEARCH, PICTURES, EDITED);

    /** Those whose keys start with an event and outlive an edition. */
    static final List<Table> PER_EVENT = List.of(HEADS, OVERRIDES, OWN, REMOVED);

    private static final int EDITION_BYTES = UuidBytes.LENGTH + Long.BYTES;

    private CatalogTables() {}

    /** One event at the revision of one import. */
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

        byte[] at(int number) {
            return into(ByteBuffer.allocate(EDITION_BYTES + Integer.BYTES))
                    .putInt(number)
                    .array();
        }

        byte[] edited(int position, long atRevision) {
            return into(ByteBuffer.allocate(EDITION_BYTES + Integer.BYTES + Long.BYTES))
                    .putInt(position)
                    .putLong(atRevision)
                    .array();
        }

        byte[] picture(byte[] sha256) {
            return into(ByteBuffer.allocate(EDITION_BYTES + sha256.length))
                    .put(sha256)
                    .array();
        }

        private ByteBuffer into(ByteBuffer out) {
            return UuidBytes.put(out, event).putLong(revision);
        }
    }

    /** Of a key of {@code products}, {@code terms}, {@code marks}, {@code search} or {@code edited}. */
    static int numberOf(byte[] key) {
        return ByteBuffer.wrap(key).getInt(EDITION_BYTES);
    }

    static long editedRevisionOf(byte[] key) {
        return ByteBuffer.wrap(key).getLong(EDITION_BYTES + Integer.BYTES);
    }

    static byte[] event(UUID event) {
        return UuidBytes.of(event);
    }

    /** The first key of a later event. */
    static byte[] eventEnd(UUID event) {
        var low = event.getLeastSignificantBits() + 1;
        return UuidBytes.of(new UUID(event.getMostSignificantBits() + (low == 0 ? 1 : 0), low));
    }

    static byte[] sku(UUID event, String sku) {
        return ByteBuffer.allocate(UuidBytes.LENGTH + sku.length())
                .put(UuidBytes.of(event))
                .put(sku.getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    /** Of a key of {@code overrides} or {@code own}. */
    static String skuOf(byte[] key) {
        return new String(key, UuidBytes.LENGTH, key.length - UuidBytes.LENGTH, StandardCharsets.US_ASCII);
    }

    static byte[] removed(UUID event, long revision, String sku) {
        return ByteBuffer.allocate(EDITION_BYTES + sku.length())
                .put(new EditionKey(event, revision).prefix())
                .put(sku.getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    static long removedRevisionOf(byte[] key) {
        return ByteBuffer.wrap(key).getLong(UuidBytes.LENGTH);
    }

    static String removedSkuOf(byte[] key) {
        return new String(key, EDITION_BYTES, key.length - EDITION_BYTES, StandardCharsets.US_ASCII);
    }

    static byte[] name(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }
}
