package dev.flightcase.cache.checkout;

import java.util.UUID;

/**
 * The event that is served.
 *
 * @param event all zero before the first catalog
 */
public record EventView(UUID event, EventLife life) {}
