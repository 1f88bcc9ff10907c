package dev.flightcase.cache.checkout;

import dev.flightcase.cache.catalog.SaleTerms;

/** A line with what the catalog says of it; {@code total} in minor units. */
record PricedLine(SaleTerms terms, int quantity, long total) {}
