package dev.flightcase.media.conformance;

import dev.flightcase.media.conformance.m3u8.Parent;
import dev.flightcase.media.conformance.m3u8.Segment;
import dev.flightcase.media.conformance.m3u8.ViewedMedia;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A Media Playlist among those of one Multivariant Playlist.
 *
 * @param uri absolute
 * @param playlist whole, not a delta
 * @param atNanos when it was received, on the same clock for all
 */
public record RenditionView(URI uri, ViewedMedia playlist, long atNanos) {
    String place() {
        return uri.toString();
    }

    /** Of the segment that the last part or segment belongs to: what LAST-MSN names. */
    long edgeSequence() {
        return playlist.openParts() > 0 ? playlist.lastSequence() + 1 : playlist.lastSequence();
    }

    /** When the last whole segment ends, by the dates in the playlist; null without one. */
    @Nullable
    Instant edgeDate() {
        Instant at = null;
        for (Segment segment : playlist.segments()) {
            Parent.Marks marks = segment.parent().marks();
            Instant start = marks.programDateTime() != null ? marks.programDateTime() : at;
            at = start == null ? null : start.plusNanos(Words.nanos(segment.duration()));
        }
        return at;
    }
}
