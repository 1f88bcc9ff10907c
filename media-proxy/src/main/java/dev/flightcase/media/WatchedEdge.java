package dev.flightcase.media;

import dev.flightcase.media.conformance.ConformanceMonitor;
import dev.flightcase.media.conformance.PartFacts;
import dev.flightcase.media.conformance.mp4.Track;
import dev.flightcase.media.delivery.LiveState;
import dev.flightcase.media.playlist.MediaPlaylist;
import dev.flightcase.media.playlist.MediaPlaylist.Part;
import dev.flightcase.media.playlist.MediaPlaylist.Segment;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One rendition under {@link StreamWatch}: hands each new part and each new text over once. Not thread-safe. */
final class WatchedEdge {
    private final String playlistUri;
    private final Function<String, Optional<ByteBuffer>> bytes;
    private String judged = "";
    private boolean deltaJudged;
    private long sequence = -1;
    private int parts;
    private String map = "";
    private List<Track> tracks = List.of();

    /**
     * @param bytes finds what a playlist names
     */
    WatchedEdge(String playlistUri, Function<String, Optional<ByteBuffer>> bytes) {
        this.playlistUri = playlistUri;
        this.bytes = bytes;
    }

    void look(LiveState now, ConformanceMonitor monitor) {
        if (!now.text().equals(judged)) {
            tell(now.playlist(), monitor);
            monitor.playlist(playlistUri, now.text(), now.sinceNanos());
            judged = now.text();
            deltaJudged = false;
        }
        if (!deltaJudged && now.delta().isPresent()) {
            deltaJudged = true;
            monitor.delta(playlistUri, now.delta().get());
        }
    }

    /** It is off the air; what comes next is not held against what was. */
    void forget(ConformanceMonitor monitor) {
        if (!judged.isEmpty()) {
            judged = "";
            sequence = -1;
            monitor.forget(playlistUri);
        }
    }

    /** Only what is new: of what was there before the first look, some may be gone already. */
    private void tell(MediaPlaylist playlist, ConformanceMonitor monitor) {
        if (sequence >= 0) {
            long number = playlist.mediaSequence();
            for (Segment segment : playlist.segments()) {
                parts(number++, segment.start().map(), segment.parts(), monitor);
            }
            if (playlist.open() != null) {
                parts(number, playlist.open().start().map(), playlist.open().parts(), monitor);
            }
        }
        sequence = playlist.lastSequence() + 1;
        parts = playlist.openParts();
    }

    private void parts(long number, @Nullable String section, List<Part> listed, ConformanceMonitor monitor) {
        if (number < sequence || section == null) {
            return;
        }
        for (Part part : listed.subList(number == sequence ? Math.min(parts, listed.size()) : 0, listed.size())) {
            if (!part.gap()) {
                section(section);
                bytes.apply(part.uri())
                        .ifPresent(there -> monitor.part(playlistUri, PartFacts.of(part.uri(), tracks, there)));
            }
        }
    }

    private void section(String uri) {
        if (!uri.equals(map)) {
            map = uri;
            tracks = bytes.apply(uri).map(Track::of).orElse(List.of());
        }
    }
}
