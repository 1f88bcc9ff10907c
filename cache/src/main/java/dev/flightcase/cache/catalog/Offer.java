package dev.flightcase.cache.catalog;

import dev.flightcase.cache.Bytes;
import dev.flightcase.catalogfolder.SaleWindow;

/**
 * A schema.org offer that lacks only its availability, which stock and time decide.
 *
 * @param open the JSON up to and including {@code "availability":"https://schema.org/}
 */
record Offer(String sku, SaleWindow window, Bytes open) {}
