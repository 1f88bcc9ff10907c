package dev.flightcase.cache.checkout;

import dev.flightcase.cache.Bytes;

/**
 * What is left, ready to send: {@code {"revision": 1871, "available": {sku: units}}}, bundles by their scarcest part.
 *
 * @param revision the ledger's; also the ETag
 */
public record StockView(long revision, Bytes json) {}
