package dev.flightcase.media.playlist;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Media Playlist as an encoder uploads it.
 *
 * @param mediaSequence the encoder's own number of the first entry
 * @param ended it says that nothing more will come
 */
public record EncoderPlaylist(
        int targetDurationSeconds,
        long mediaSequence,
        boolean independentSegments,
        boolean ended,
        List<Entry> entries) {
    public EncoderPlaylist {
        entries = List.copyOf(entries);
    }

    /**
     * One Media Segment.
     *
     * @param uri as written
     * @param map URI of its Media Initialization Section, as written
     * @param programDateTime only where the encoder wrote one for this very segment
     */
    public record Entry(
            String uri,
            Duration duration,
            boolean discontinuity,
            @Nullable String map,
            @Nullable Instant programDateTime) {}

    /** The encoder's number of the last entry; one less than {@link #mediaSequence} when there is none. */
    public long lastSequence() {
        return mediaSequence + entries.size() - 1;
    }
}
