package dev.flightcase.daemon.api;

import java.time.Instant;

/** What stays the same while the node runs. */
public record NodeFacts(String nodeId, String name, String version, Instant startedAt) {}
