package dev.flightcase.cache.catalog;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.UuidBytes;
import dev.flightcase.cache.Writes;
import dev.flightcase.catalogfolder.Money;
import dev.flightcase.catalogfolder.Pricing;
import dev.flightcase.catalogfolder.Product;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What lies between the folder and the operator's edits of an event: the prices that the hub said since the folder's manifest
 * was made. One row of {@code meta}, written together with the edition it belongs to.
 *
 * @param manifest SHA-256 of the list of the folder's files; empty when the folder is not the hub's
 * @param prices in minor units of the event's currency, by SKU
 * @param refused prices that are not in force: a SKU, and why
 * @param warm SKUs to be in memory before doors
 */
record HubLayer(Bytes manifest, NavigableMap<String, Long> prices, List<String> refused, List<String> warm) {
    static final HubLayer NONE = new HubLayer(Bytes.owning(new byte[0]), new TreeMap<>(), List.of(), List.of());

    private static final byte[] NAME = "hub ".getBytes(StandardCharsets.US_ASCII);

    HubLayer {
        refused = List.copyOf(refused);
        warm = List.copyOf(warm);
    }

    /** What of it can be in force with these products. */
    static HubLayer of(HubWord said, PackedTerms folder, Currency currency) {
        var prices = new TreeMap<String, Long>();
        var refused = new TreeMap<String, String>();
        for (var line : said.prices()) {
            prices.remove(line.sku());
            refused.remove(line.sku());
            var wrong = wrong(line, folder, currency);
            if (wrong.isEmpty()) {
                prices.put(line.sku(), line.minor());
            } else {
                refused.put(line.sku(), line.sku() + " " + wrong);
            }
        }
        return new HubLayer(said.manifest(), prices, List.copyOf(refused.values()), said.warm());
    }

    private static String wrong(HubWord.Price line, PackedTerms folder, Currency currency) {
        if (folder.position(line.sku()) < 0) {
            return "is not in the hub's catalog";
        }
        if (!line.currency().equals(currency.getCurrencyCode())) {
            return "is priced in " + line.currency() + ", the catalog in " + currency.getCurrencyCode();
        }
        return line.minor() < 0 || line.minor() > Money.MINOR_MAX
                ? "costs " + line.minor() + ", must be 0 to " + Money.MINOR_MAX
                : "";
    }

    /** {@link #NONE} where nothing is stored. */
    static HubLayer read(KeyValueStore store, UUID event) {
        var row = store.get(CatalogTables.META, key(event));
        return row == null ? NONE : decode(row);
    }

    void write(Writes writes, UUID event) {
        if (equals(NONE)) {
            writes.delete(CatalogTables.META, key(event));
        } else {
            writes.put(CatalogTables.META, key(event), encode());
        }
    }

    static byte[] key(UUID event) {
        return UuidBytes.put(ByteBuffer.allocate(NAME.length + UuidBytes.LENGTH).put(NAME), event)
                .array();
    }

    /** SKUs of which this says another price than {@code before} did, or none any more. */
    Set<String> differing(HubLayer before) {
        var skus = new TreeSet<>(before.prices.keySet());
        skus.addAll(prices.keySet());
        skus.removeIf(sku -> Objects.equals(prices.get(sku), before.prices.get(sku)));
        return skus;
    }

    /** @param base a product of the folder */
    Item over(Item base) {
        var product = base.product();
        var price = prices.get(product.sku());
        if (price == null) {
            return base;
        }
        var pricing = product.pricing();
        return new Item(
                new Product(
                        product.sku(),
                        product.barcode(),
                        product.wording(),
                        new Pricing(
                                new Money(price, pricing.price().currency()),
                                pricing.lists(),
                                pricing.open(),
                                pricing.tax()),
                        product.supply(),
                        product.rules(),
                        product.variant(),
                        product.pictures()),
                base.images(),
                base.hand());
    }

    private byte[] encode() {
        return Wire.write(out -> {
            Wire.bytes(out, manifest.toArray());
            out.writeInt(prices.size());
            for (var price : prices.entrySet()) {
                Wire.sku(out, price.getKey());
                Wire.number(out, price.getValue());
            }
            Wire.texts(out, refused);
            Wire.texts(out, warm);
        });
    }

    private static HubLayer decode(byte[] row) {
        return Wire.read(row, in -> {
            var manifest = Bytes.owning(Wire.bytes(in));
            var prices = new TreeMap<String, Long>();
            for (var left = in.readInt(); left > 0; left--) {
                prices.put(Wire.sku(in), Wire.number(in));
            }
            return new HubLayer(manifest, prices, Wire.texts(in), Wire.texts(in));
        });
    }
}
