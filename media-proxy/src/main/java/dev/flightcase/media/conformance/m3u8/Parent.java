package dev.flightcase.media.conformance.m3u8;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What tags say of one segment, whether it is whole already or still open.
 *
 * @param sequence its Media Sequence Number
 * @param parts in order; empty when they are no longer, or never were, listed
 */
public record Parent(long sequence, Marks marks, List<Part> parts) {
    public Parent {
        parts = List.copyOf(parts);
    }

    /**
     * @param map the Media Initialization Section in force: URI and byte range as written; null for none
     * @param ownMap the EXT-X-MAP stands at this very segment
     * @param programDateTime only where it is written at this very segment
     * @param late tags that apply to the whole segment and come after its first part
     */
    public record Marks(
            boolean discontinuity,
            boolean gap,
            @Nullable MapUri map,
            boolean ownMap,
            @Nullable Instant programDateTime,
            List<TagAt> late) {
        public Marks {
            late = List.copyOf(late);
        }
    }

    /** @param range as written, null for the whole resource */
    public record MapUri(String uri, @Nullable String range) {}

    /** In seconds, of its listed parts. */
    public BigDecimal partsDuration() {
        return parts.stream().map(Part::duration).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
