package dev.flightcase.cache.catalog;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.KeyValueStore.Durability;
import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.StoreException.Kind;
import dev.flightcase.cache.Table;
import dev.flightcase.cache.Writes;
import dev.flightcase.cache.catalog.CatalogTables.EditionKey;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the rows of a new edition, under keys that nobody reads yet. Used once, by one thread; holds no product in memory
 * but its packed terms. What makes an edition serve is one small write that comes later.
 */
final class EditionWriter implements AutoCloseable {
    /** Those with a {@link Seal}. */
    static final List<Table> TABLES =
            List.of(CatalogTables.PRODUCTS, CatalogTables.TERMS, CatalogTables.MARKS, CatalogTables.SEARCH);

    private final KeyValueStore store;
    private final EditionKey key;
    private final List<SummedLoad> loads = new ArrayList<>();
    private final PackedTerms.Builder terms = new PackedTerms.Builder();
    private final Marks.Builder marks;
    private final SearchBlock.Builder search;
    private int products;

    EditionWriter(KeyValueStore store, EditionKey key) {
        this.store = store;
        this.key = key;
        try {
            TABLES.forEach(table -> loads.add(new SummedLoad(store.bulk(table))));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        this.marks = new Marks.Builder(key, load(CatalogTables.MARKS));
        this.search = new SearchBlock.Builder(key, load(CatalogTables.SEARCH));
    }

    /** The rows of a whole edition, which are on the disk and proven to be there as they were given. */
    record Written(PackedTerms terms, Revisions revisions, Seal seal) {}

    /** @param fingerprint of {@link Marks} */
    void add(ProductRow row, long fingerprint, SaleTerms saleTerms, byte[] searchText) {
        load(CatalogTables.PRODUCTS).put(key.at(products++), row.encode());
        terms.add(saleTerms);
        marks.add(row.revision(), fingerprint);
        search.add(searchText);
    }

    /** Hands everything over to the database, reads it back, and compares. */
    Written finish() {
        var packed = terms.build();
        var number = 0;
        for (var chunk : packed.chunks()) {
            load(CatalogTables.TERMS).put(key.at(number++), chunk);
        }
        var revisions = marks.finish();
        search.finish();
        loads.forEach(SummedLoad::finish);
        var seal = new Seal(products, loads.stream().map(SummedLoad::sum).toList());
        if (!check(store, key, seal)) {
            throw new StoreException(
                    Kind.CORRUPTED, "what was imported does not read back as it was written; check the card", null);
        }
        return new Written(packed, new Revisions(revisions), seal);
    }

    @Override
    public void close() {
        loads.forEach(SummedLoad::close);
    }

    /** Whether all rows are there as they were written; reads them all. */
    static boolean check(KeyValueStore store, EditionKey key, Seal seal) {
        var sums = new ArrayList<Bytes>();
        TABLES.forEach(table -> sums.add(SummedLoad.stored(store, table, key)));
        return sums.equals(seal.sums());
    }

    /** From then on {@link #removeUnfinished} knows of it. */
    static void begin(KeyValueStore store, EditionKey key) {
        var writes = new Writes();
        writes.put(CatalogTables.META, CatalogTables.name("building"), key.prefix());
        store.write(writes, Durability.SYNCED);
    }

    /** To be part of the write that makes the edition known. */
    static void end(Writes writes) {
        writes.delete(CatalogTables.META, CatalogTables.name("building"));
    }

    /** Takes away what an import that was cut short has left. */
    static void removeUnfinished(KeyValueStore store) {
        var unfinished = store.get(CatalogTables.META, CatalogTables.name("building"));
        if (unfinished != null) {
            var writes = new Writes();
            var key = EditionKey.decode(unfinished);
            remove(writes, key);
            if (store.get(CatalogTables.HEADS, CatalogTables.event(key.event())) == null) {
                EventsKept.remove(writes, key.event());
            }
            end(writes);
            store.write(writes, Durability.BUFFERED);
        }
    }

    static void remove(Writes writes, EditionKey key) {
        CatalogTables.PER_EDITION.forEach(table -> writes.deleteRange(table, key.prefix(), key.end()));
    }

    private SummedLoad load(Table table) {
        return loads.get(TABLES.indexOf(table));
    }
}
