package dev.flightcase.cache;

import dev.flightcase.cache.KeyValueStore.Durability;

/** Loads rows by ordinary writes of a bounded size. */
final class ChunkedLoad implements BulkLoad {
    private static final long CHUNK_BYTES_MAX = 1 << 20;

    private final KeyValueStore store;
    private final Table table;
    private Writes chunk = new Writes();

    ChunkedLoad(KeyValueStore store, Table table) {
        this.store = store;
        this.table = table;
    }

    @Override
    public void put(byte[] key, byte[] value) {
        chunk.put(table, key, value);
        if (chunk.bytes() > CHUNK_BYTES_MAX) {
            write(Durability.BUFFERED);
        }
    }

    @Override
    public void finish() {
        write(Durability.SYNCED);
    }

    private void write(Durability durability) {
        store.write(chunk, durability);
        chunk = new Writes();
    }

    @Override
    public void close() {
        chunk = new Writes();
    }
}
