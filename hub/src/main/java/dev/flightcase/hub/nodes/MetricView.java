package dev.flightcase.hub.nodes;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * @param type a name of {@code DataType}
 * @param at when the node took it, by the node's clock
 */
public record MetricView(
        String name,
        String type,
        Reading value,
        @Nullable String unit,
        @Nullable Instant at) {}
