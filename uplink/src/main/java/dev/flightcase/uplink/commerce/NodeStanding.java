package dev.flightcase.uplink.commerce;

import dev.flightcase.uplink.Bytes;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is in force at the node, and on disk.
 *
 * @param allotments null before the first
 * @param catalog null before the first
 */
public record NodeStanding(
        @Nullable AllotmentsTaken allotments, @Nullable CatalogServed catalog) {
    public static final NodeStanding NONE = new NodeStanding(null, null);

    /**
     * @param less where less was taken back than asked for, since it is sold or held already: what the slice is now
     */
    public record AllotmentsTaken(UUID event, long version, List<AllotmentNews.Slice> less) {
        public AllotmentsTaken {
            less = List.copyOf(less);
        }
    }

    /** @param manifest SHA-256 */
    public record CatalogServed(Bytes manifest, long revision) {}
}
