package dev.flightcase.media.conformance.m3u8;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Media Playlist as a viewer got it.
 *
 * @param segments the whole ones, without those a delta skips
 * @param open the segment that is still being made; null when no tag speaks of it
 * @param once every place of a tag that may be there only once
 * @param firstMediaLine line of the first segment or part, 0 without one
 */
public record ViewedMedia(
        Header header,
        List<Segment> segments,
        @Nullable Parent open,
        Edge edge,
        List<DateRange> dateRanges,
        List<TagAt> once,
        int firstMediaLine) {
    public ViewedMedia {
        segments = List.copyOf(segments);
        dateRanges = List.copyOf(dateRanges);
        once = List.copyOf(once);
    }

    public boolean ended() {
        return header.flags().ended();
    }

    public boolean isDelta() {
        return edge.skip() != null;
    }

    public long skipped() {
        Edge.Skip skip = edge.skip();
        return skip == null ? 0 : skip.segments();
    }

    /** Media Sequence Number of the last whole segment; one less than the first when there is none. */
    public long lastSequence() {
        return header.mediaSequence() + skipped() + segments.size() - 1;
    }

    /** How many parts the open segment has so far. */
    public int openParts() {
        return open == null ? 0 : open.parts().size();
    }

    /** It offers Low-Latency HLS, or means to. */
    public boolean lowLatency() {
        return header.partInf() != null
                || openParts() > 0
                || segments.stream()
                        .anyMatch(segment -> !segment.parent().parts().isEmpty());
    }

    /** In seconds; null where it is missing. */
    public @Nullable BigDecimal partTarget() {
        Header.PartInf inf = header.partInf();
        return inf == null ? null : inf.partTarget();
    }

    /** In seconds; 0 where it is missing. */
    public BigDecimal targetDuration() {
        Long seconds = header.targetDuration();
        return seconds == null ? BigDecimal.ZERO : BigDecimal.valueOf(seconds);
    }

    /** In seconds, of the whole segments listed. */
    public BigDecimal duration() {
        return segments.stream().map(Segment::duration).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The hint for the next part, or null. */
    public Edge.@Nullable Hint partHint() {
        return edge.hints().stream().filter(Edge.Hint::ofPart).findFirst().orElse(null);
    }

    /** Every parent with parts, in order, the open one last. */
    public List<Parent> parents() {
        List<Parent> all = new ArrayList<>(segments.size() + 1);
        segments.forEach(segment -> all.add(segment.parent()));
        if (open != null) {
            all.add(open);
        }
        return all;
    }
}
