package dev.flightcase.media;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Playlists of one encoder that cannot be read: each is counted, and the first of a row logged. Not thread-safe. */
final class PlaylistTrouble {
    private static final Logger log = LoggerFactory.getLogger(PlaylistTrouble.class);

    private final String stream;
    private final StreamCounts counts;
    private boolean told;

    PlaylistTrouble(String stream, StreamCounts counts) {
        this.stream = stream;
        this.counts = counts;
    }

    void over() {
        told = false;
    }

    void happened(String reason) {
        counts.malformed();
        if (!told) {
            told = true;
            log.atWarn()
                    .addKeyValue("stream", stream)
                    .addKeyValue("reason", reason)
                    .log("playlist cannot be read");
        }
    }
}
