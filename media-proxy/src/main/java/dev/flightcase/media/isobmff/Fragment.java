package dev.flightcase.media.isobmff;

import dev.flightcase.http.SharedBytes;
import java.util.List;

/**
 * A movie fragment with its media data (CMAF chunk).
 *
 * @param runs one for each track that has samples in it
 * @param data what its samples' offsets point into; whoever holds the fragment owns one reference
 */
public record Fragment(List<TrackRun> runs, SharedBytes data) {
    public Fragment {
        runs = List.copyOf(runs);
    }
}
