package dev.flightcase.catalogfolder;

/** So many units of another SKU inside one bundle. */
public record Component(String sku, int quantity) {}
