package dev.flightcase.cache.catalog;

import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.KeyValueStore.Durability;
import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.StoreException.Kind;
import dev.flightcase.cache.Table;
import dev.flightcase.cache.Writes;
import dev.flightcase.cache.catalog.CatalogTables.EditionKey;
import dev.flightcase.cache.catalog.Edition.Base;
import dev.flightcase.catalogfolder.EventDetails;
import dev.flightcase.catalogfolder.Product;
import dev.flightcase.catalogfolder.Supply;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Copies the catalog that serves, with everything the operator did to it, as that of a new event. Used once, by the thread
 * that has the catalog to change; the new event is stored aside.
 */
final class NextEvent {
    private final KeyValueStore store;
    private final Edition last;
    private final EditionKey key;
    private final ToLongFunction<String> unitsLeft;

    /** @param key of the new event */
    NextEvent(KeyValueStore store, Edition last, EditionKey key, ToLongFunction<String> unitsLeft) {
        this.store = store;
        this.last = last;
        this.key = key;
        this.unitsLeft = unitsLeft;
    }

    /** @param writes takes what makes the event known */
    Edition copy(String name, @Nullable OffsetDateTime start, Writes writes) {
        EditionWriter.removeUnfinished(store);
        EditionWriter.begin(store, key);
        copyOperators();
        copyPictures();
        var head = last.head();
        Base base;
        try (var writer = new EditionWriter(store, key)) {
            copyProducts(writer);
            var written = writer.finish();
            base = new Base(
                    new EditionHead(
                            details(head.event(), name, start),
                            head.offering(),
                            head.pictures(),
                            head.edges(),
                            written.terms().codec().words(),
                            written.seal()),
                    written.terms(),
                    written.revisions());
        }
        var hub = HubLayer.read(store, last.key().event());
        var overlay = new Operators(store, key, base, Former.of(store, last), writes, hub, hub).lay();
        writes.put(CatalogTables.EDITIONS, key.prefix(), base.head().encode());
        // The folder goes on with the event: importing it again changes the new one, not the one that is over.
        writes.put(CatalogTables.KEYS, CatalogTables.name(head.event().key()), CatalogTables.event(key.event()));
        EditionWriter.end(writes);
        return Edition.of(key, new EventHead(key.revision(), key.revision(), key.revision()), base, overlay);
    }

    private static EventDetails details(EventDetails last, String name, @Nullable OffsetDateTime start) {
        return new EventDetails(
                last.key(),
                name,
                last.seller(),
                last.organizer(),
                start,
                null,
                last.locationName(),
                last.locationAddress(),
                last.language());
    }

    private void copyProducts(EditionWriter writer) {
        var fingerprints = Marks.fingerprints(store, last.key(), last.products());
        var block = new byte[1][];
        var from = last.key().prefix();
        store.sweep(CatalogTables.PRODUCTS, from, from, (at, row) -> {
            var position = CatalogTables.numberOf(at);
            var number = position / SearchBlock.PRODUCTS;
            if (position % SearchBlock.PRODUCTS == 0) {
                block[0] = required(store.get(CatalogTables.SEARCH, last.key().at(number)));
            }
            writer.add(
                    ProductRow.decode(row),
                    fingerprints[position],
                    withUnitsLeft(last.terms().get(position)),
                    SearchBlock.text(number, block[0], position));
            return true;
        });
    }

    private SaleTerms withUnitsLeft(SaleTerms terms) {
        return new SaleTerms(
                terms.sku(),
                terms.name(),
                terms.price(),
                terms.tax(),
                terms.isBundle() ? 0 : Math.max(0, unitsLeft.applyAsLong(terms.sku())),
                terms.bundle(),
                terms.window(),
                terms.limitPerOrder(),
                terms.paused());
    }

    private void copyOperators() {
        var copies = new Writes();
        each(CatalogTables.OVERRIDES, (sku, row) -> copies.put(CatalogTables.OVERRIDES, sku, row));
        each(CatalogTables.OWN, (sku, row) -> copies.put(CatalogTables.OWN, sku, withUnitsLeft(row)));
        store.write(copies, Durability.BUFFERED);
    }

    private byte[] withUnitsLeft(byte[] row) {
        var own = OwnProduct.decode(row);
        var product = own.item().product();
        var left = product.isBundle() ? 0 : Math.max(0, unitsLeft.applyAsLong(product.sku()));
        var counted = new Product(
                product.sku(),
                product.barcode(),
                product.wording(),
                product.pricing(),
                new Supply(left, product.bundle()),
                product.rules(),
                product.variant(),
                product.pictures());
        return new OwnProduct(new Item(counted, own.item().images(), own.item().hand()), own.by(), own.at()).encode();
    }

    private interface Row {
        void copy(byte[] key, byte[] value);
    }

    private void each(Table table, Row row) {
        var prefix = CatalogTables.event(last.key().event());
        store.scan(table, prefix, prefix, (at, value) -> {
            row.copy(CatalogTables.sku(key.event(), CatalogTables.skuOf(at)), value);
            return true;
        });
    }

    private void copyPictures() {
        var files = new ArrayList<String>();
        var prefix = last.key().prefix();
        store.scan(CatalogTables.PICTURES, prefix, prefix, (at, _) -> {
            files.add(HexFormat.of().formatHex(at, prefix.length, at.length));
            return true;
        });
        new PictureUse(store, key).write(files);
    }

    private static byte[] required(byte @Nullable [] row) {
        if (row == null) {
            throw new StoreException(Kind.CORRUPTED, "the catalog is damaged; import the folder again", null);
        }
        return row;
    }
}
