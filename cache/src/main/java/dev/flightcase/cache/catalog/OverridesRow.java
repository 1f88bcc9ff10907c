package dev.flightcase.cache.catalog;

import dev.flightcase.cache.Writes;
import dev.flightcase.cache.catalog.Overrides.Prices;
import dev.flightcase.catalogfolder.SaleWindow;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@link Overrides} on disk.
 *
 * @param by who edited last
 */
record OverridesRow(Overrides overrides, String by, Instant at) {
    private static final int CATEGORY = 1;
    private static final int PRICE = 1 << 1;
    private static final int OPEN_SAID = 1 << 2;
    private static final int OPEN = 1 << 3;
    private static final int PAUSED = 1 << 4;
    private static final int LIMIT = 1 << 5;
    private static final int WINDOW = 1 << 6;

    byte[] encode() {
        return Wire.write(out -> {
            out.writeByte(flags());
            texts(out, overrides.names());
            texts(out, overrides.descriptions());
            Wire.text(out, overrides.category() == null ? "" : overrides.category());
            Wire.text(out, overrides.prices().currency());
            var price = overrides.prices().price();
            out.writeLong(price == null ? 0 : price);
            out.writeInt(overrides.prices().lists().size());
            for (var list : overrides.prices().lists().entrySet()) {
                Wire.text(out, list.getKey());
                out.writeLong(list.getValue());
            }
            var limit = overrides.limitPerOrder();
            out.writeInt(limit == null ? 0 : limit);
            var window = overrides.window();
            Wire.time(out, window == null ? null : window.opens());
            Wire.time(out, window == null ? null : window.closes());
            Wire.text(out, by);
            Wire.time(out, at);
        });
    }

    /** Takes the price away, on the disk as well; returns what is left. */
    Overrides dropPrice(Writes writes, byte[] key) {
        if (overrides.prices().price() == null) {
            return overrides;
        }
        var left = overrides.withoutPrice();
        if (left.isEmpty()) {
            writes.delete(CatalogTables.OVERRIDES, key);
        } else {
            writes.put(CatalogTables.OVERRIDES, key, new OverridesRow(left, by, at).encode());
        }
        return left;
    }

    static OverridesRow decode(byte[] stored) {
        return Wire.read(stored, in -> {
            var flags = in.readByte();
            var names = texts(in);
            var descriptions = texts(in);
            var category = Wire.text(in);
            var prices = prices(in, flags);
            var limit = in.readInt();
            var window = new SaleWindow(Wire.time(in), Wire.time(in));
            var overrides = new Overrides(
                    names,
                    descriptions,
                    (flags & CATEGORY) == 0 ? null : category,
                    prices,
                    (flags & PAUSED) != 0,
                    (flags & LIMIT) == 0 ? null : limit,
                    (flags & WINDOW) == 0 ? null : window);
            var by = Wire.text(in);
            var at = Wire.time(in);
            return new OverridesRow(overrides, by, at == null ? Instant.EPOCH : at);
        });
    }

    private int flags() {
        var prices = overrides.prices();
        return (overrides.category() == null ? 0 : CATEGORY)
                | (prices.price() == null ? 0 : PRICE)
                | (prices.open() == null ? 0 : OPEN_SAID)
                | (Boolean.TRUE.equals(prices.open()) ? OPEN : 0)
                | (overrides.paused() ? PAUSED : 0)
                | (overrides.limitPerOrder() == null ? 0 : LIMIT)
                | (overrides.window() == null ? 0 : WINDOW);
    }

    private static Prices prices(DataInputStream in, int flags) throws IOException {
        var currency = Wire.text(in);
        var price = in.readLong();
        var lists = new LinkedHashMap<String, Long>();
        for (var left = in.readInt(); left > 0; left--) {
            lists.put(Wire.text(in), in.readLong());
        }
        return new Prices(
                currency,
                (flags & PRICE) == 0 ? null : price,
                lists,
                (flags & OPEN_SAID) == 0 ? null : (flags & OPEN) != 0);
    }

    private static void texts(DataOutputStream out, Map<String, String> texts) throws IOException {
        out.writeInt(texts.size());
        for (var text : texts.entrySet()) {
            Wire.text(out, text.getKey());
            Wire.text(out, text.getValue());
        }
    }

    private static Map<String, String> texts(DataInputStream in) throws IOException {
        var texts = new LinkedHashMap<String, String>();
        for (var left = in.readInt(); left > 0; left--) {
            texts.put(Wire.text(in), Wire.text(in));
        }
        return texts;
    }
}
