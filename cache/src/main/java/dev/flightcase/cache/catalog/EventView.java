package dev.flightcase.cache.catalog;

import dev.flightcase.cache.Bytes;

/** The schema.org event as JSON-LD, and the catalog revision it was made from. */
public record EventView(Bytes json, long revision) {}
