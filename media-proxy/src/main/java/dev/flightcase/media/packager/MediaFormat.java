package dev.flightcase.media.packager;

import dev.flightcase.http.Bytes;
import dev.flightcase.media.isobmff.Track;
import dev.flightcase.media.playlist.MultivariantPlaylist.Picture;
import java.util.List;
import java.util.Optional;

/**
 * The initialization section in use and what it says.
 *
 * @param section as the source sent it
 * @param name under which viewers get it
 * @param framesPerSecond measured on the first segment; 0 before, or as it was in the format before. Then it does not move any more, since
 *     the variant's attributes must not
 */
record MediaFormat(Bytes section, String name, List<Track> tracks, double framesPerSecond) {
    MediaFormat {
        tracks = List.copyOf(tracks);
    }

    List<String> codecs() {
        return tracks.stream().map(Track::codec).distinct().toList();
    }

    boolean hasPictures() {
        return tracks.stream().anyMatch(Track::isVideo);
    }

    Optional<Picture> picture() {
        return tracks.stream()
                .filter(Track::isVideo)
                .findFirst()
                .map(track -> new Picture(track.width(), track.height(), framesPerSecond));
    }

    MediaFormat withRate(double rate) {
        return new MediaFormat(section, name, tracks, rate);
    }
}
