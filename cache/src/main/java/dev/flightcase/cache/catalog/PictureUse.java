package dev.flightcase.cache.catalog;

import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.KeyValueStore.Durability;
import dev.flightcase.cache.Writes;
import dev.flightcase.cache.catalog.CatalogTables.EditionKey;
import java.util.Collection;
import java.util.HexFormat;

/** Which picture files an edition needs: what no edition needs may be swept. */
final class PictureUse {
    private static final long CHUNK_BYTES_MAX = 1 << 20;
    private static final byte[] NOTHING = {};

    private final KeyValueStore store;
    private final EditionKey key;

    PictureUse(KeyValueStore store, EditionKey key) {
        this.store = store;
        this.key = key;
    }

    /** Not durable by itself: the write that makes the edition serve comes later in the same log. */
    void write(Collection<String> files) {
        var chunk = new Writes();
        for (var sha256 : files) {
            chunk.put(CatalogTables.PICTURES, key.picture(HexFormat.of().parseHex(sha256)), NOTHING);
            if (chunk.bytes() > CHUNK_BYTES_MAX) {
                store.write(chunk, Durability.BUFFERED);
                chunk = new Writes();
            }
        }
        store.write(chunk, Durability.BUFFERED);
    }

    boolean needs(byte[] sha256) {
        return store.get(CatalogTables.PICTURES, key.picture(sha256)) != null;
    }
}
