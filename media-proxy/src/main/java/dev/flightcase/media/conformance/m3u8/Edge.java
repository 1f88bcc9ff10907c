package dev.flightcase.media.conformance.m3u8;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a Media Playlist says around its live edge and of other playlists (§4.4.5). */
public record Edge(
        List<Hint> hints, List<Report> reports, @Nullable Skip skip) {
    public Edge {
        hints = List.copyOf(hints);
        reports = List.copyOf(reports);
    }

    /** EXT-X-PRELOAD-HINT; byte positions are null where not given. */
    public record Hint(
            int line,
            String type,
            String uri,
            @Nullable Long start,
            @Nullable Long length) {
        public boolean ofPart() {
            return type.equals("PART");
        }
    }

    /** EXT-X-RENDITION-REPORT. */
    public record Report(
            int line,
            String uri,
            @Nullable Long lastMsn,
            @Nullable Long lastPart) {}

    /**
     * EXT-X-SKIP.
     *
     * @param namesRemovedDateRanges it has RECENTLY-REMOVED-DATERANGES, were it empty
     */
    public record Skip(int line, long segments, boolean namesRemovedDateRanges) {}
}
