package dev.flightcase.cache.checkout;

import dev.flightcase.cache.payment.SealedToken;

/**
 * A payment token of an order that waits to be used, as it is kept.
 *
 * @param tender its position among the order's tenders, from 0
 */
public record StoredToken(int tender, SealedToken sealed) {}
