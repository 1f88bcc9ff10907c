package dev.flightcase.cache.catalog;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.Table;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one edition, on the reader's thread. */
final class CatalogReader {
    private static final int CURSOR_BYTES = Long.BYTES + Integer.BYTES;

    private final KeyValueStore store;
    private final Edition edition;
    private final Instant now;

    CatalogReader(KeyValueStore store, Edition edition, Instant now) {
        this.store = store;
        this.edition = edition;
        this.now = now;
    }

    Optional<ProductView> product(String sku) {
        var position = store.get(CatalogTables.SKUS, edition.key().sku(sku));
        var row = position == null
                ? null
                : store.get(CatalogTables.PRODUCTS, edition.key().at(CatalogTables.position(position)));
        return Optional.ofNullable(row).map(found -> ProductRow.decode(found).view(now));
    }

    CatalogPage page(@Nullable String cursor, int limit, @Nullable String query) {
        var from = 0;
        if (cursor != null) {
            var position = decode(cursor);
            if (position.isEmpty()) {
                return new CatalogPage.BadRequest("cursor", "is not one that this node gave");
            }
            if (position.get().getLong(0) != edition.revision()) {
                return new CatalogPage.CursorExpired();
            }
            from = position.get().getInt(Long.BYTES);
        }
        return new CatalogPage.Found(body(from, limit, query), edition.revision(), edition.etag(now));
    }

    List<SaleTerms> terms() {
        var terms = new ArrayList<SaleTerms>();
        var prefix = edition.key().prefix();
        store.scan(CatalogTables.TERMS, prefix, prefix, (_, value) -> {
            terms.add(TermsRow.decode(value));
            return true;
        });
        return terms;
    }

    private Bytes body(int from, int limit, @Nullable String query) {
        var json = new ByteArrayOutputStream();
        write(
                json,
                "{\"revision\":" + edition.revision() + ",\"event\":\""
                        + edition.key().event() + "\",\"products\":[");
        var rows = query == null ? new Rows(json, limit) : new MatchingRows(json, limit, new SearchText(query));
        store.scan(rows.table(), edition.key().prefix(), edition.key().at(from), rows);
        write(json, rows.next < 0 ? "],\"next\":null}" : "],\"next\":\"" + encode(rows.next) + "\"}");
        return Bytes.owning(json.toByteArray());
    }

    /** Appends products until the page is full; then remembers where the next one begins. */
    private class Rows implements KeyValueStore.Visitor {
        private final ByteArrayOutputStream json;
        private final int limit;
        private int taken;
        private int next = -1;

        Rows(ByteArrayOutputStream json, int limit) {
            this.json = json;
            this.limit = limit;
        }

        Table table() {
            return CatalogTables.PRODUCTS;
        }

        @Override
        public boolean visit(byte[] key, byte[] value) {
            return append(CatalogTables.positionOf(key), value);
        }

        boolean append(int position, byte[] product) {
            if (taken == limit) {
                next = position;
                return false;
            }
            if (taken++ > 0) {
                json.write(',');
            }
            ProductRow.decode(product).writeTo(json, now);
            return true;
        }
    }

    private final class MatchingRows extends Rows {
        private final SearchText search;

        MatchingRows(ByteArrayOutputStream json, int limit, SearchText search) {
            super(json, limit);
            this.search = search;
        }

        @Override
        Table table() {
            return CatalogTables.SEARCH;
        }

        @Override
        public boolean visit(byte[] key, byte[] value) {
            if (!search.matches(value)) {
                return true;
            }
            var position = CatalogTables.positionOf(key);
            var product = store.get(CatalogTables.PRODUCTS, edition.key().at(position));
            return product == null || append(position, product);
        }
    }

    private String encode(int position) {
        var bytes = ByteBuffer.allocate(CURSOR_BYTES)
                .putLong(edition.revision())
                .putInt(position)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Optional<ByteBuffer> decode(String cursor) {
        try {
            var bytes = Base64.getUrlDecoder().decode(cursor);
            return bytes.length == CURSOR_BYTES ? Optional.of(ByteBuffer.wrap(bytes)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void write(ByteArrayOutputStream out, String ascii) {
        out.writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
    }
}
