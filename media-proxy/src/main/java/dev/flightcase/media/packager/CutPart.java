package dev.flightcase.media.packager;

import java.util.List;

/**
 * The samples of one part.
 *
 * @param tracks those that have samples in it, the leading one first; the references of the samples pass on with it
 * @param durationNanos of the leading track
 * @param independent decoding can begin in it
 */
record CutPart(List<TrackSamples> tracks, long durationNanos, boolean independent) {
    CutPart {
        tracks = List.copyOf(tracks);
    }

    record TrackSamples(int trackId, List<PendingSample> samples) {
        TrackSamples {
            samples = List.copyOf(samples);
        }
    }

    long bytes() {
        return tracks.stream()
                .flatMap(track -> track.samples().stream())
                .mapToLong(pending -> pending.sample().size())
                .sum();
    }

    void release() {
        tracks.forEach(
                track -> track.samples().forEach(pending -> pending.data().release()));
    }
}
