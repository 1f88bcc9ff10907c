package dev.flightcase.media.playlist;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The entry point of a stream, with its one variant.
 *
 * @param peakBitsPerSecond of the largest segment; {@code averageBitsPerSecond} over all of them (§4.4.6.2)
 * @param codecs RFC 6381 names; empty when they are not known
 */
public record MultivariantPlaylist(
        String uri,
        boolean independentSegments,
        long peakBitsPerSecond,
        long averageBitsPerSecond,
        List<String> codecs,
        @Nullable Picture picture) {
    public MultivariantPlaylist {
        codecs = List.copyOf(codecs);
    }

    /**
     * @param framesPerSecond 0 when not known
     */
    public record Picture(int width, int height, double framesPerSecond) {}

    public String render() {
        StringBuilder out = new StringBuilder(256);
        out.append("#EXTM3U\n#EXT-X-VERSION:6\n");
        if (independentSegments) {
            out.append("#EXT-X-INDEPENDENT-SEGMENTS\n");
        }
        out.append("#EXT-X-STREAM-INF:BANDWIDTH=").append(peakBitsPerSecond);
        out.append(",AVERAGE-BANDWIDTH=").append(averageBitsPerSecond);
        if (!codecs.isEmpty()) {
            out.append(",CODECS=\"").append(String.join(",", codecs)).append('"');
        }
        if (picture != null) {
            out.append(",RESOLUTION=").append(picture.width()).append('x').append(picture.height());
            if (picture.framesPerSecond() > 0) {
                out.append(",FRAME-RATE=").append(String.format(Locale.ROOT, "%.3f", picture.framesPerSecond()));
            }
        }
        return out.append('\n').append(uri).append('\n').toString();
    }
}
