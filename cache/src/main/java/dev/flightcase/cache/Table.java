package dev.flightcase.cache;

/** A named part of a {@link KeyValueStore} with its own order of keys; one write may span several, atomically. */
public record Table(String name) {}
