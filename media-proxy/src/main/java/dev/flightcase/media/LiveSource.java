package dev.flightcase.media;

import dev.flightcase.http.SharedBytes;
import dev.flightcase.media.delivery.LiveEdges;
import dev.flightcase.media.playlist.MediaPlaylist;
import dev.flightcase.media.rewind.RewindSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What of a stream can be kept.
 *
 * @param objects finds what a playlist names; the reference is the caller's
 */
record LiveSource(String name, LiveEdges edges, Function<String, Optional<SharedBytes>> objects)
        implements RewindSource {
    @Override
    public Map<String, MediaPlaylist> playlists() {
        Map<String, MediaPlaylist> shown = new HashMap<>();
        edges.renditions()
                .forEach((rendition, edge) -> edge.playlist().ifPresent(playlist -> shown.put(rendition, playlist)));
        return shown;
    }

    @Override
    public Optional<String> multivariant() {
        return edges.multivariantText();
    }

    @Override
    public Optional<SharedBytes> object(String uri) {
        return objects.apply(uri);
    }
}
