package dev.flightcase.media.playlist;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What viewers reload, at one moment. Each change makes a new one.
 *
 * @param discontinuitySequence discontinuities that were removed before the first segment
 * @param segments the complete ones
 * @param open the one that parts are still added to; null where nothing is under way, and in playlists without parts
 * @param hint URI of the part that will come next, whatever segment it will belong to; null in playlists without parts
 * @param ended nothing will ever be added
 */
public record MediaPlaylist(
        Terms terms,
        long mediaSequence,
        long discontinuitySequence,
        List<Segment> segments,
        @Nullable Open open,
        @Nullable String hint,
        boolean ended) {
    public MediaPlaylist {
        segments = List.copyOf(segments);
    }

    /**
     * What is promised to players for the whole life of a stream (draft-pantos-hls-rfc8216bis §6.2.1, §4.4.3.8).
     *
     * @param partTarget null where there are no parts
     */
    public record Terms(int targetDurationSeconds, @Nullable Duration partTarget, boolean independentSegments) {
        /** §4.4.3.8: at least two part targets, better three; Apple's authoring specification §14.3 demands three. */
        public Duration partHoldBack() {
            return partTarget == null ? Duration.ZERO : partTarget.multipliedBy(3);
        }

        /** §4.4.3.8: at least three target durations. */
        public Duration holdBack() {
            return Duration.ofSeconds(3L * targetDurationSeconds);
        }

        /** The Skip Boundary, §4.4.3.8: at least six target durations. */
        public Duration canSkipUntil() {
            return Duration.ofSeconds(6L * targetDurationSeconds);
        }
    }

    /**
     * What stands before the first part of a segment, and before its EXTINF where it has none (§4.4.4.9).
     *
     * @param map relative URI of the initialization section; null for MPEG-TS
     */
    public record Start(
            boolean discontinuity,
            Instant programDateTime,
            @Nullable String map) {}

    /**
     * @param uri relative, ending in a media extension: ffmpeg from 7.1 on refuses others
     * @param gap its media are missing (§4.4.4.7)
     */
    public record Segment(String uri, Duration duration, Start start, boolean gap, List<Part> parts) {
        public Segment {
            parts = List.copyOf(parts);
        }
    }

    /**
     * The segment that is under way.
     *
     * @param uri that it will have; empty for one that nobody will be able to fetch
     */
    public record Open(String uri, Start start, List<Part> parts) {
        public Open {
            parts = List.copyOf(parts);
        }

        public Duration duration() {
            return parts.stream().map(Part::duration).reduce(Duration.ZERO, Duration::plus);
        }
    }

    /**
     * @param duration at most the part target
     * @param independent decoding can begin in it
     * @param gap its media are missing
     */
    public record Part(String uri, Duration duration, boolean independent, boolean gap) {}

    /** Number of the last complete segment; one less than {@link #mediaSequence} when there is none. */
    public long lastSequence() {
        return mediaSequence + segments.size() - 1;
    }

    /** Of the segment that is under way. */
    public int openParts() {
        return open == null ? 0 : open.parts().size();
    }

    /** Of the last complete segment. */
    public int lastParts() {
        return segments.isEmpty() ? 0 : segments.getLast().parts().size();
    }

    /** From the beginning of the first segment to the end of the last complete one. */
    public Duration length() {
        return segments.stream().map(Segment::duration).reduce(Duration.ZERO, Duration::plus);
    }

    /** Where its newest part is, for the playlists beside it; empty when it has none. */
    public Optional<Report> report(String uri) {
        if (openParts() > 0) {
            return Optional.of(new Report(uri, lastSequence() + 1, openParts() - 1));
        }
        return segments.isEmpty() ? Optional.empty() : Optional.of(new Report(uri, lastSequence(), lastParts() - 1));
    }

    /**
     * EXT-X-RENDITION-REPORT (§4.4.5.4).
     *
     * @param uri relative
     * @param lastPart -1 where there are no parts
     */
    public record Report(String uri, long lastSequence, int lastPart) {}
}
