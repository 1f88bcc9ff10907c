package dev.flightcase.cache.catalog;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.JsonText;
import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.KeyValueStore.Durability;
import dev.flightcase.cache.Writes;
import dev.flightcase.cache.catalog.CatalogTables.EditionKey;
import dev.flightcase.catalogfolder.Catalog;
import dev.flightcase.catalogfolder.Picture;
import dev.flightcase.catalogfolder.Pricing;
import dev.flightcase.catalogfolder.Product;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One import, used once by one thread: writes every row of a new edition under keys that nobody reads yet. What makes it
 * serve is the switch, one synced write by {@link CatalogStore}.
 */
final class CatalogImport {
    private static final long CHUNK_BYTES_MAX = 1 << 20;

    private final KeyValueStore store;
    private final AssetFolder assets;
    private final CatalogConfig config;
    private final EditionKey key;
    private final ProductText productText;
    private final EventText eventText;
    private final Placeholder placeholder;
    private final Map<String, ProductRow> former = new HashMap<>();
    private Writes chunk = new Writes();
    private int changed;
    private int assetsAdded;
    private int position;

    CatalogImport(KeyValueStore store, AssetFolder assets, CatalogConfig config, EditionKey key, JsonText text) {
        this.store = store;
        this.assets = assets;
        this.config = config;
        this.key = key;
        this.productText = new ProductText(text);
        this.eventText = new EventText(text);
        this.placeholder = new Placeholder(config.placeholderPixels());
    }

    /** @param before the edition of the same event that this one follows; null for its first */
    EditionHead write(Catalog catalog, @Nullable EditionKey before) {
        CatalogTables.PER_EDITION.forEach(table -> chunk.deleteRange(table, key.prefix(), key.end()));
        if (before != null) {
            readFormer(before);
        }
        var offers = new ArrayList<Offer>();
        var eventPictures = new ArrayList<AssetRow>();
        var edges = new ArrayList<Instant>();
        catalog.products().forEach(product -> {
            var pictures = product.pictures().stream().map(this::store).toList();
            write(product, position++, pictures);
            if (eventPictures.isEmpty()) {
                pictures.stream().limit(1).forEach(eventPictures::add);
            }
            if (offers.size() < config.eventOffersMax()) {
                offers.add(eventText.offer(product));
            }
            Stream.of(product.window().opens(), product.window().closes())
                    .filter(Objects::nonNull)
                    .forEach(edges::add);
        });
        flush();
        edges.sort(null);
        return new EditionHead(
                catalog.products().size(),
                catalog.currency(),
                catalog.taxes(),
                edges,
                eventText.open(key.event(), catalog.event(), eventPictures),
                offers);
    }

    ImportReport report(Catalog catalog) {
        var size = catalog.products().size();
        return new ImportReport(key.event(), key.revision(), size, changed, former.size(), assetsAdded);
    }

    private void readFormer(EditionKey before) {
        var rows = new ArrayList<ProductRow>();
        store.scan(CatalogTables.PRODUCTS, before.prefix(), before.prefix(), (_, value) -> {
            var row = ProductRow.decode(value);
            rows.add(new ProductRow(row.revision(), row.content(), row.window(), Bytes.owning(new byte[0])));
            return true;
        });
        store.scan(CatalogTables.SKUS, before.prefix(), before.prefix(), (sku, position) -> {
            former.put(CatalogTables.skuOf(sku), rows.get(CatalogTables.position(position)));
            return true;
        });
    }

    private void write(Product product, int position, List<AssetRow> pictures) {
        var content = productText.content(product, pictures);
        var hash = ProductText.hash(content);
        var revision = unchangedSince(product.sku(), hash);
        var row = ProductText.row(product, revision, hash, content);
        chunk.put(CatalogTables.PRODUCTS, key.at(position), row.encode());
        chunk.put(CatalogTables.SKUS, key.sku(product.sku()), CatalogTables.position(position));
        chunk.put(CatalogTables.TERMS, key.at(position), TermsRow.encode(terms(product)));
        chunk.put(CatalogTables.SEARCH, key.at(position), SearchText.index(product));
        if (chunk.bytes() > CHUNK_BYTES_MAX) {
            flush();
        }
    }

    /** The revision at which a product took this content: this one, unless it had it before. */
    private long unchangedSince(String sku, Bytes hash) {
        var known = former.remove(sku);
        if (known != null && known.content().equals(hash)) {
            return known.revision();
        }
        changed++;
        return key.revision();
    }

    private AssetRow store(Picture picture) {
        var sha256 = assets.hash(picture.file());
        var name = HexFormat.of().parseHex(sha256);
        var bytes = AssetFolder.size(picture.file());
        if (assets.add(picture.file(), sha256, bytes)) {
            assetsAdded++;
        }
        var known = store.get(CatalogTables.ASSETS, name);
        if (known != null) {
            return AssetRow.decode(known);
        }
        var row = new AssetRow(
                sha256, picture.mediaType(), bytes, picture.width(), picture.height(), placeholder.of(picture));
        chunk.put(CatalogTables.ASSETS, name, row.encode());
        return row;
    }

    private void flush() {
        store.write(chunk, Durability.BUFFERED);
        chunk = new Writes();
    }

    private static SaleTerms terms(Product product) {
        return new SaleTerms(
                product.sku(),
                product.names().values().iterator().next(),
                new PriceTerms(product.price().minor(), product.pricing().open(), lists(product.pricing())),
                product.tax(),
                product.stock(),
                product.bundle(),
                product.window(),
                product.limitPerOrder(),
                false);
    }

    private static Map<String, Long> lists(Pricing pricing) {
        var lists = new LinkedHashMap<String, Long>();
        pricing.lists().forEach((list, price) -> lists.put(list, price.minor()));
        return lists;
    }
}
