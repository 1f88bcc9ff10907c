package dev.flightcase.cache.checkout;

/** So many units of a SKU; several lines may name the same one. */
public record OrderLine(String sku, int quantity) {}
