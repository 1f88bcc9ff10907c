package dev.flightcase.media.delivery;

import dev.flightcase.media.playlist.MediaPlaylist;
import dev.flightcase.media.playlist.MediaPlaylist.Open;
import dev.flightcase.media.playlist.MediaPlaylist.Part;
import dev.flightcase.media.playlist.MediaPlaylist.Segment;
import dev.flightcase.media.playlist.MediaPlaylist.Start;
import dev.flightcase.media.playlist.MediaPlaylist.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Playlists of segments of two seconds with six parts each, for tests. */
public final class Playlists {
    private static final Instant BEGIN = Instant.parse("2026-11-21T10:00:00Z");
    public static final Terms TERMS = new Terms(2, Duration.ofNanos(333_340_000), true);
    private static final Duration PART = Duration.ofNanos(333_333_333);

    private Playlists() {}

    /** So many complete segments from this number on, and so many parts of the next. */
    public static MediaPlaylist of(long first, int segments, int openParts) {
        return of(TERMS, first, segments, openParts, false);
    }

    public static MediaPlaylist ended(long first, int segments) {
        return of(TERMS, first, segments, 0, true);
    }

    /** Without parts. */
    public static MediaPlaylist plain(long first, int segments) {
        return of(new Terms(2, null, true), first, segments, 0, false);
    }

    private static MediaPlaylist of(Terms terms, long first, int segments, int openParts, boolean ended) {
        List<Segment> complete = new ArrayList<>();
        for (int i = 0; i < segments; i++) {
            List<Part> parts = terms.partTarget() == null ? List.of() : parts(first + i, 6);
            complete.add(
                    new Segment("s" + (first + i) + ".m4s", Duration.ofSeconds(2), start(first + i), false, parts));
        }
        Open open = new Open(
                "s" + (first + segments) + ".m4s", start(first + segments), parts(first + segments, openParts));
        String hint = terms.partTarget() == null ? null : "p" + ((first + segments) * 6 + openParts) + ".m4s";
        return new MediaPlaylist(
                terms, first, 0, complete, terms.partTarget() == null ? null : open, ended ? null : hint, ended);
    }

    private static Start start(long sequence) {
        return new Start(false, BEGIN.plusSeconds(2 * sequence), "init.mp4");
    }

    private static List<Part> parts(long sequence, int count) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parts.add(new Part("p" + (sequence * 6 + i) + ".m4s", PART, i == 0, false));
        }
        return parts;
    }
}
