package dev.flightcase.hub.allotments;

import dev.flightcase.hub.nodes.NodeKey;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a node reports of its stock.
 *
 * @param epoch of its journal
 * @param at by the node's clock
 * @param taken what is in force at it, and durable; null before the first
 */
public record Heard(
        NodeKey node, long epoch, Instant at, @Nullable Taken taken) {
    /**
     * @param event the node's id of it
     * @param less where less was taken back than asked for: what the slice is now
     */
    public record Taken(UUID event, long version, List<SkuUnits> less) {
        public Taken {
            less = List.copyOf(less);
        }
    }
}
