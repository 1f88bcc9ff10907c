package dev.flightcase.cache.catalog;

import dev.flightcase.cache.Bytes;
import java.util.List;

/**
 * What the hub says of one of its catalogs since that was made; says all of it again each time.
 *
 * @param manifest names that catalog: a SHA-256, 32 bytes
 * @param prices of the same SKU, the last one counts; at most {@value #PRICES_MAX}
 * @param warm SKUs to be in memory before doors; at most {@value #WARM_MAX}
 */
public record HubWord(Bytes manifest, List<Price> prices, List<String> warm) {
    /** Bounds of {@code commerce.proto}. */
    public static final int PRICES_MAX = 1000;

    public static final int WARM_MAX = 100;

    private static final int MANIFEST_BYTES = 32;

    /** @param minor in minor units of {@code currency} */
    public record Price(String sku, long minor, String currency) {}

    public HubWord {
        prices = List.copyOf(prices);
        warm = List.copyOf(warm);
        if (manifest.length() != MANIFEST_BYTES || prices.size() > PRICES_MAX || warm.size() > WARM_MAX) {
            throw new IllegalArgumentException(
                    "the hub says %d prices and %d SKUs to warm of a manifest of %d bytes; must be"
                                    .formatted(prices.size(), warm.size(), manifest.length())
                            + " at most " + PRICES_MAX + " and " + WARM_MAX + ", and " + MANIFEST_BYTES);
        }
    }
}
