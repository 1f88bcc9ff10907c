package dev.flightcase.cache.checkout;

import dev.flightcase.cache.Bytes;

/**
 * A request with what makes it the same request again.
 *
 * @param fingerprint SHA-256 of what the request means
 */
public record Keyed(IdempotencyKey key, Bytes fingerprint) {}
