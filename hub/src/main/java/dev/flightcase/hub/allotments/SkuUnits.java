package dev.flightcase.hub.allotments;

/** So many units of a SKU. */
public record SkuUnits(String sku, long units) {}
