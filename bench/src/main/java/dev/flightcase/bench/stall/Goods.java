package dev.flightcase.bench.stall;

import java.util.Locale;

/**
 * One row of a {@code catalog.csv}.
 *
 * @param stock units, or a negative number for a bundle, which has none of its own
 * @param bundle parts, as {@code SKU*1 OTHER*2}, or the empty string
 */
public record Goods(String sku, String name, long cents, long stock, String bundle) {
    static final String HEADER = "sku,name,price,currency,tax,stock,bundle,category,description";

    /** Something of which there are so many. */
    public static Goods of(String sku, long cents, long stock) {
        return new Goods(sku, "Thing " + sku, cents, stock, "");
    }

    public static Goods bundle(String sku, long cents, String parts) {
        return new Goods(sku, "Set " + sku, cents, -1, parts);
    }

    String row() {
        return String.format(
                Locale.ROOT,
                "%s,%s,%d.%02d,EUR,standard,%s,%s,Things,%s",
                sku,
                name,
                cents / 100,
                cents % 100,
                stock < 0 ? "" : stock,
                bundle,
                "\"Heavy cotton, printed by hand for this evening only\"");
    }
}
