package dev.flightcase.cache.catalog;

import java.time.Instant;

/**
 * A time and place at which ordered things are handed over.
 *
 * @param id unique within the event, of the characters that a SKU may have
 * @param from the hand-over begins, inclusive
 * @param until exclusive
 * @param capacity orders that may choose it
 */
public record PickupSlot(String id, String name, Instant from, Instant until, int capacity) {}
