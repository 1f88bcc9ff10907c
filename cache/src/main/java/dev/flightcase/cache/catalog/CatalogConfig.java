package dev.flightcase.cache.catalog;

/**
 * Bounds of the catalog.
 *
 * @param pageProductsDefault products on a page when nothing is asked for
 * @param pageProductsMax products on a page at most
 * @param searchCharsMax characters of a search text
 * @param eventOffersMax offers listed on the schema.org event, first products first
 * @param placeholderPixels longer side of the tiny picture that stands in while the real one loads
 * @param blockCacheBytes RocksDB block cache of the catalog database
 * @param writeBufferBytes one RocksDB write buffer; two exist while one is flushed
 */
public record CatalogConfig(
        int pageProductsDefault,
        int pageProductsMax,
        int searchCharsMax,
        int eventOffersMax,
        int placeholderPixels,
        long blockCacheBytes,
        long writeBufferBytes) {

    public static CatalogConfig defaults() {
        return new CatalogConfig(100, 500, 100, 200, 16, 8 << 20, 2 << 20);
    }
}
