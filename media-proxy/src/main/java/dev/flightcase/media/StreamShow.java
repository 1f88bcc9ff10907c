package dev.flightcase.media;

import dev.flightcase.media.delivery.LiveEdges;
import dev.flightcase.media.packager.Packaging;
import dev.flightcase.media.packager.StreamPackager;
import dev.flightcase.media.packager.WholeRendition;
import dev.flightcase.media.playlist.MediaPlaylist;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Shows viewers what became of an encoder's media: its last word is what is shown, fragmented media or MPEG-TS. Not thread-safe: belongs to a
 * {@link LiveStream}.
 */
final class StreamShow {
    private final TrackFeeds tracks;
    private final WholeSegments whole;
    private final LiveEdges edges;
    private final Packaging packaging;

    StreamShow(TrackFeeds tracks, WholeSegments whole, LiveEdges edges, Packaging packaging) {
        this.tracks = tracks;
        this.whole = whole;
        this.edges = edges;
        this.packaging = packaging;
    }

    /** What is new of fragmented media. False: nothing. */
    boolean tracks() {
        StreamPackager packager = tracks.packager();
        Instant now = packaging.time().wall().instant();
        boolean changed = false;
        for (String rendition : packager.takeChanged()) {
            Optional<MediaPlaylist> playlist = packager.playlist(rendition);
            if (playlist.isPresent()) {
                edges.publish(rendition, playlist.get(), packager.reportsFor(rendition), now);
                changed = true;
            } else {
                edges.unpublish(rendition);
            }
        }
        if (changed) {
            if (!whole.rendition().isEmpty()) {
                whole.end();
                edges.unpublish(WholeRendition.NAME);
            }
            list();
        }
        return changed;
    }

    /** Which renditions there are. */
    void list() {
        Instant now = packaging.time().wall().instant();
        tracks.packager().multivariant().ifPresent(multivariant -> edges.publish(multivariant, now, target()));
    }

    /** MPEG-TS. False: there is none. */
    boolean whole() {
        Optional<MediaPlaylist> playlist = whole.shown();
        if (playlist.isEmpty()) {
            return false;
        }
        Instant now = packaging.time().wall().instant();
        if (tracks.packager().multivariant().isPresent()) {
            tracks.clear();
            tracks();
        }
        edges.publish(WholeRendition.NAME, playlist.get(), List.of(), now);
        edges.publish(whole.rendition().multivariant(playlist.get()), now, target());
        return true;
    }

    /** Target duration, in seconds; of the configuration before there is one. */
    int target() {
        int seconds =
                Math.max(tracks.packager().targetDuration(), whole.rendition().targetDuration());
        return Math.max(seconds, (int) packaging.cuts().segmentTarget().toSeconds());
    }
}
