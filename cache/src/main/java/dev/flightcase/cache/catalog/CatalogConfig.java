package dev.flightcase.cache.catalog;

import java.time.Duration;
import java.util.List;

/** Bounds of the catalog. */
public record CatalogConfig(Pages pages, Edits edits, Pictures pictures, int eventsKept, Memory memory) {

    /**
     * @param productsDefault products on a page when nothing is asked for
     * @param productsMax products on a page at most
     * @param searchCharsMax characters of a search text
     * @param eventOffersMax offers listed on the schema.org event, first products first
     */
    public record Pages(int productsDefault, int productsMax, int searchCharsMax, int eventOffersMax) {}

    /**
     * @param productsMax products that the operator may have edited or made, for each event
     * @param kept edits that can be taken back for those who walk the catalog page by page
     * @param removedKept removed products that are remembered for those who follow the changes
     * @param patience waiting for an import that is about to switch, or another edit
     */
    public record Edits(int productsMax, int kept, int removedKept, Duration patience) {}

    /**
     * @param placeholderPixels longer side of the tiny picture that stands in while the real one loads
     * @param widths of the variants made of each picture that is wider, rising
     * @param quality of their JPEG, in percent
     */
    public record Pictures(int placeholderPixels, List<Integer> widths, int quality) {
        public Pictures {
            widths = List.copyOf(widths);
        }
    }

    /**
     * @param blockCacheBytes RocksDB block cache of the catalog database
     * @param writeBufferBytes one RocksDB write buffer; two exist while one is flushed
     */
    public record Memory(long blockCacheBytes, long writeBufferBytes) {}

    public static CatalogConfig defaults() {
        return new CatalogConfig(
                new Pages(100, 500, 100, 200),
                new Edits(2_000, 256, 10_000, Duration.ofSeconds(5)),
                new Pictures(16, List.of(160, 320, 640, 1280), 80),
                8,
                new Memory(32 << 20, 2 << 20));
    }
}
