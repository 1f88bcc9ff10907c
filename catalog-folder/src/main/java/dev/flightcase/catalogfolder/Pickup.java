package dev.flightcase.catalogfolder;

import java.time.Instant;

/**
 * A time at which ordered things are handed over: one {@code [[pickup]]} of {@code event.toml}.
 *
 * @param id unique within the event, written as a SKU is
 * @param from inclusive
 * @param until exclusive
 * @param capacity orders that may choose it
 */
public record Pickup(String id, String name, Instant from, Instant until, int capacity) {}
