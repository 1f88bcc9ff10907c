package dev.flightcase.hub.nodes;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node as it is now.
 *
 * @param since when it came or went; null while only data was seen and no birth
 * @param bdSeq of the present or last session; null before the first birth
 * @param metrics in the order of the birth; the last known ones when offline
 */
public record NodeView(
        NodeKey key,
        boolean online,
        @Nullable Instant since,
        Instant lastSeen,
        @Nullable Integer bdSeq,
        NodeCounts counts,
        List<MetricView> metrics) {
    public NodeView {
        metrics = List.copyOf(metrics);
    }
}
