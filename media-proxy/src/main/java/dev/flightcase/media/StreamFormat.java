package dev.flightcase.media;

import dev.flightcase.http.SharedBytes;
import dev.flightcase.media.ingest.Fragments;
import dev.flightcase.media.ingest.TrackFormat;
import dev.flightcase.media.ingest.Upload.Fingerprint;
import dev.flightcase.media.playlist.MultivariantPlaylist.Picture;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The initialization section in use and what it says.
 *
 * @param path where the encoder put it
 * @param name under which viewers get it
 * @param framesPerSecond measured on the first segment; 0 before
 */
record StreamFormat(
        String path, String name, Fingerprint fingerprint, List<TrackFormat> tracks, double framesPerSecond) {
    StreamFormat {
        tracks = List.copyOf(tracks);
    }

    boolean isSame(String otherPath, Fingerprint other) {
        return path.equals(otherPath) && fingerprint.equals(other);
    }

    List<String> codecs() {
        return tracks.stream().map(TrackFormat::codec).distinct().toList();
    }

    @Nullable
    Picture picture() {
        return video().map(track -> new Picture(track.width(), track.height(), framesPerSecond))
                .orElse(null);
    }

    /** With the frame rate of this segment, unless it is known already: the variant's attributes must not move. */
    StreamFormat measured(SharedBytes segment, Duration duration) {
        if (framesPerSecond > 0 || video().isEmpty()) {
            return this;
        }
        long frames = Fragments.samples(segment, video().get().trackId());
        return new StreamFormat(path, name, fingerprint, tracks, frames * 1e9 / duration.toNanos());
    }

    private Optional<TrackFormat> video() {
        return tracks.stream().filter(TrackFormat::isVideo).findFirst();
    }
}
