package dev.flightcase.daemon.api;

import java.time.Instant;
import java.util.function.Supplier;

/**
 * What a node is.
 *
 * @param name as people see it; the hub may change it
 */
public record NodeFacts(String nodeId, Supplier<String> name, String version, Instant startedAt) {}
