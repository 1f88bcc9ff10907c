package dev.flightcase.cache.catalog;

import dev.flightcase.cache.BulkLoad;
import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.Sha256;
import dev.flightcase.cache.Table;
import dev.flightcase.cache.catalog.CatalogTables.EditionKey;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

/** A bulk load that adds up what it is given, so that it can be compared with what is read back. */
final class SummedLoad implements BulkLoad {
    private final BulkLoad load;
    private final MessageDigest sum = Sha256.digest();

    SummedLoad(BulkLoad load) {
        this.load = load;
    }

    @Override
    public void put(byte[] key, byte[] value) {
        load.put(key, value);
        add(sum, key, value);
    }

    @Override
    public void finish() {
        load.finish();
    }

    /** To be asked once, after the last row. */
    Bytes sum() {
        return Bytes.owning(sum.digest());
    }

    @Override
    public void close() {
        load.close();
    }

    /** What is in the database now; reads all of an edition's rows. */
    static Bytes stored(KeyValueStore store, Table table, EditionKey key) {
        var sum = Sha256.digest();
        store.sweep(table, key.prefix(), key.prefix(), (at, value) -> {
            add(sum, at, value);
            return true;
        });
        return Bytes.owning(sum.digest());
    }

    /** With lengths, so that no byte can move from one row to the next. */
    private static void add(MessageDigest sum, byte[] key, byte[] value) {
        sum.update(ByteBuffer.allocate(2 * Integer.BYTES)
                .putInt(key.length)
                .putInt(value.length)
                .flip());
        sum.update(key);
        sum.update(value);
    }
}
