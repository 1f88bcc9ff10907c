package dev.flightcase.hub.catalog;

import java.util.List;

/**
 * What a node is to serve.
 *
 * @param news rises with each change of it
 * @param catalog number of the catalog at this hub
 * @param manifest SHA-256 of the list of files, lower-case hex
 * @param warm SKUs to be in memory before doors open
 */
public record CatalogChoice(
        long news,
        long catalog,
        String eventKey,
        String manifest,
        long manifestBytes,
        List<Price> prices,
        List<String> warm) {
    public CatalogChoice {
        prices = List.copyOf(prices);
        warm = List.copyOf(warm);
    }

    /** @param amount in minor units of {@code currency} */
    public record Price(String sku, long amount, String currency) {}
}
