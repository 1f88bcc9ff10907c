package dev.flightcase.catalogfolder;

import org.jspecify.annotations.Nullable;

/**
 * When a product may be sold, and how much of it at once.
 *
 * @param limitPerOrder the most one order may hold; null when there is no limit
 */
public record SaleRules(SaleWindow window, @Nullable Integer limitPerOrder) {}
