package dev.flightcase.cache.catalog;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.Table;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the catalog at one revision, on the reader's thread. */
final class CatalogReader {
    private static final int CURSOR_BYTES = 2 * Long.BYTES + Integer.BYTES;

    private final KeyValueStore store;
    private final Lookup lookup;
    private final Edition edition;
    private final Cursors cursors;
    private final Instant now;

    @FunctionalInterface
    private interface Lookup {
        byte @Nullable [] get(Table table, byte[] key);
    }

    CatalogReader(KeyValueStore store, Edition edition, Cursors cursors, Instant now) {
        this(store, store::get, edition, cursors, now);
    }

    private CatalogReader(KeyValueStore store, Lookup lookup, Edition edition, Cursors cursors, Instant now) {
        this.store = store;
        this.lookup = lookup;
        this.edition = edition;
        this.cursors = cursors;
        this.now = now;
    }

    /** Reads rows as {@link KeyValueStore#getInMemory} does. */
    CatalogReader inMemory() {
        return new CatalogReader(store, store::getInMemory, edition, cursors, now);
    }

    Optional<ProductView> product(String sku) {
        var position = edition.position(sku);
        return position < 0 ? Optional.empty() : Optional.of(rowAt(position).view(now));
    }

    /** Of a product that is sold. */
    ProductRow rowAt(int position) {
        var edited = edition.overlay().at(position);
        if (edited != null) {
            return EditedRow.decode(required(
                            lookup.get(CatalogTables.EDITED, edition.key().edited(position, edited.row()))))
                    .product();
        }
        return ProductRow.decode(
                required(lookup.get(CatalogTables.PRODUCTS, edition.key().at(position))));
    }

    /** A walk stays at the revision at which it began for as long as the edits since then can be taken back. */
    CatalogPage page(@Nullable String cursor, int limit, @Nullable String query) {
        if (cursor == null) {
            return page(0, limit, query);
        }
        return switch (cursors.open(Cursors.Kind.PAGE, CURSOR_BYTES, cursor)) {
            case Cursors.Opened.Nobodys() -> new CatalogPage.BadRequest("cursor", "is not one that this node gave");
            case Cursors.Opened.OfAnotherDatabase() -> new CatalogPage.CursorExpired();
            case Cursors.Opened.Ours(var content) -> {
                var then = content.getLong() == edition.key().revision()
                        ? edition.at(content.getLong())
                        : Optional.<Edition>empty();
                yield then.isEmpty()
                        ? new CatalogPage.CursorExpired()
                        : new CatalogReader(store, then.get(), cursors, now)
                                .page(content.getInt(2 * Long.BYTES), limit, query);
            }
        };
    }

    private CatalogPage page(int from, int limit, @Nullable String query) {
        var json = new ByteArrayOutputStream();
        write(
                json,
                "{\"revision\":" + edition.revision() + ",\"event\":\""
                        + edition.key().event() + "\",\"changes\":\""
                        + ChangesCursor.after(edition).seal(cursors) + "\",");
        json.writeBytes(edition.facts());
        write(json, ",\"products\":[");
        var rows = new Rows(json, limit);
        if (query == null) {
            all(from, rows);
        } else {
            matching(from, new SearchText(query), rows);
        }
        write(json, rows.next < 0 ? "],\"next\":null}" : "],\"next\":\"" + cursor(rows.next) + "\"}");
        return new CatalogPage.Found(Bytes.owning(json.toByteArray()), edition.revision(), edition.etag(now));
    }

    private void all(int from, Rows rows) {
        if (from < edition.products()) {
            var key = edition.key();
            store.scan(CatalogTables.PRODUCTS, key.prefix(), key.at(from), (at, value) -> {
                var position = CatalogTables.numberOf(at);
                return rows.add(
                        position, edition.overlay().at(position) == null ? ProductRow.decode(value) : rowAt(position));
            });
        }
        for (var edited : edition.overlay().entries()) {
            if (edited.own() && !edited.removed() && edited.position() >= from && rows.next < 0) {
                rows.add(edited.position(), rowAt(edited.position()));
            }
        }
    }

    private void matching(int from, SearchText search, Rows rows) {
        var key = edition.key();
        var first = from / SearchBlock.PRODUCTS;
        store.sweep(
                CatalogTables.SEARCH,
                key.prefix(),
                key.at(first),
                (at, block) -> SearchBlock.visit(
                        CatalogTables.numberOf(at),
                        block,
                        from,
                        (position, bytes, start, end) -> edition.overlay().at(position) != null
                                ? matching(search, position, rows)
                                : !search.matches(bytes, start, end) || rows.add(position, rowAt(position))));
        for (var edited : edition.overlay().entries()) {
            if (edited.own() && !edited.removed() && edited.position() >= from && rows.next < 0) {
                matching(search, edited.position(), rows);
            }
        }
    }

    private boolean matching(SearchText search, int position, Rows rows) {
        var edited = edition.overlay().at(position);
        return edited == null || !search.matches(edited.search().toArray()) || rows.add(position, rowAt(position));
    }

    /** Appends products until the page is full; then remembers where the next one begins. */
    private final class Rows {
        private final ByteArrayOutputStream json;
        private final int limit;
        private int taken;
        private int next = -1;

        Rows(ByteArrayOutputStream json, int limit) {
            this.json = json;
            this.limit = limit;
        }

        boolean add(int position, ProductRow row) {
            if (taken == limit) {
                next = position;
                return false;
            }
            if (taken++ > 0) {
                json.write(',');
            }
            row.writeTo(json, now);
            return true;
        }
    }

    private String cursor(int position) {
        return cursors.seal(
                Cursors.Kind.PAGE,
                ByteBuffer.allocate(CURSOR_BYTES)
                        .putLong(edition.key().revision())
                        .putLong(edition.revision())
                        .putInt(position)
                        .array());
    }

    private static byte[] required(byte @Nullable [] row) {
        if (row == null) {
            throw new OvertakenException();
        }
        return row;
    }

    private static void write(ByteArrayOutputStream out, String ascii) {
        out.writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
    }
}
