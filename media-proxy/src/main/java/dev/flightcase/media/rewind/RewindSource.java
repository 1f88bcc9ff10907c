package dev.flightcase.media.rewind;

import dev.flightcase.http.SharedBytes;
import dev.flightcase.media.playlist.MediaPlaylist;
import java.util.Map;
import java.util.Optional;

/** A live stream, as its viewers see it now. Thread-safe; nothing blocks. */
public interface RewindSource {
    String name();

    /** By rendition; empty when nothing is shown. */
    Map<String, MediaPlaylist> playlists();

    /** Text of the Multivariant Playlist, when something is shown. */
    Optional<String> multivariant();

    /** What a playlist names, while it is in memory; the reference is the caller's. */
    Optional<SharedBytes> object(String uri);
}
