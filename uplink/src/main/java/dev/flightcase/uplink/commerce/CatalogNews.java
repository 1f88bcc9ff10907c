package dev.flightcase.uplink.commerce;

import dev.flightcase.uplink.Bytes;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * The catalog that the node should serve; says all of it again each time.
 *
 * @param revision rises with each
 * @param manifest SHA-256 of the list of files
 * @param sources http or https, each ending with "/", at least one and at most 8; the SHA-256 in lower-case hex is appended
 * @param prices changed since the manifest was made, at most 1000; they hold until another manifest comes
 * @param warm SKUs to be in memory before doors open, at most 100
 */
public record CatalogNews(
        long revision,
        Bytes manifest,
        long manifestBytes,
        List<URI> sources,
        Instant issuedAt,
        List<PriceChange> prices,
        List<String> warm) {
    public CatalogNews {
        sources = List.copyOf(sources);
        prices = List.copyOf(prices);
        warm = List.copyOf(warm);
    }

    /** @param minor in minor units of {@code currency} */
    public record PriceChange(String sku, long minor, String currency) {}
}
