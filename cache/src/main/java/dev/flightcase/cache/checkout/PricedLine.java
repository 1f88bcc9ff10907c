package dev.flightcase.cache.checkout;

import dev.flightcase.cache.catalog.SaleTerms;

/**
 * A line with what the catalog says of it, in minor units.
 *
 * @param unit price of one
 * @param total after the discount
 */
record PricedLine(OrderLine asked, SaleTerms terms, long unit, long total) {}
