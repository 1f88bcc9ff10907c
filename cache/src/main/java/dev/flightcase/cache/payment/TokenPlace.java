package dev.flightcase.cache.payment;

import java.util.UUID;

/**
 * Where a token belongs: it can be opened nowhere else, so that nobody can move it to another order.
 *
 * @param tender its position among the order's tenders, from 0
 */
public record TokenPlace(UUID order, int tender) {}
