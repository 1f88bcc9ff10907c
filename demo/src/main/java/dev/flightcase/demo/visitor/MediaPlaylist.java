package dev.flightcase.demo.visitor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a simple player takes from a Media Playlist (RFC 8216 section 4.3).
 *
 * @param target the longest segment; a player asks again after this time
 * @param sequence media sequence number of the first segment
 * @param init URI of the initialization section, empty if there is none
 */
public record MediaPlaylist(
        Duration target, long sequence, Optional<String> init, List<Segment> segments, boolean ended) {
    private static final int SEGMENTS_MAX = 10_000;

    /** @param afterDiscontinuity timestamps or codecs start anew with this segment */
    public record Segment(String uri, Duration duration, boolean afterDiscontinuity) {}

    public MediaPlaylist {
        segments = List.copyOf(segments);
    }

    /** Empty if the text is not a Media Playlist. */
    public static Optional<MediaPlaylist> parse(String text) {
        if (!text.startsWith("#EXTM3U")) {
            return Optional.empty();
        }
        var reader = new Reader();
        try {
            text.lines().map(String::strip).forEach(reader::line);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
        return reader.target.isZero() ? Optional.empty() : Optional.of(reader.result());
    }

    /** First variant of a Multivariant Playlist; empty if it has none. */
    public static Optional<String> firstVariant(String text) {
        return text.startsWith("#EXTM3U") && text.contains("#EXT-X-STREAM-INF:")
                ? text.lines()
                        .map(String::strip)
                        .dropWhile(line -> !line.startsWith("#EXT-X-STREAM-INF:"))
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .findFirst()
                : Optional.empty();
    }

    private static final class Reader {
        private final List<Segment> segments = new ArrayList<>();
        private Duration target = Duration.ZERO;
        private Duration next = Duration.ZERO;
        private Optional<String> init = Optional.empty();
        private boolean discontinuity;
        private boolean ended;
        private long sequence;

        void line(String line) {
            if (line.startsWith("#EXT-X-TARGETDURATION:")) {
                target = seconds(after(line));
            } else if (line.startsWith("#EXT-X-MEDIA-SEQUENCE:")) {
                sequence = Long.parseLong(after(line));
            } else if (line.startsWith("#EXT-X-MAP:")) {
                init = quoted(line, "URI=\"");
            } else if (line.equals("#EXT-X-DISCONTINUITY")) {
                discontinuity = true;
            } else if (line.equals("#EXT-X-ENDLIST")) {
                ended = true;
            } else if (line.startsWith("#EXTINF:")) {
                next = seconds(after(line).split(",", 2)[0]);
            } else if (!line.isEmpty() && !line.startsWith("#") && segments.size() < SEGMENTS_MAX) {
                segments.add(new Segment(line, next, discontinuity));
                discontinuity = false;
            }
        }

        MediaPlaylist result() {
            return new MediaPlaylist(target, sequence, init, segments, ended);
        }

        private static String after(String line) {
            return line.substring(line.indexOf(':') + 1).strip();
        }

        private static Duration seconds(String text) {
            return Duration.ofNanos(Math.round(Double.parseDouble(text) * 1e9));
        }

        private static Optional<String> quoted(String line, String name) {
            int start = line.indexOf(name);
            int end = start < 0 ? -1 : line.indexOf('"', start + name.length());
            return end < 0 ? Optional.empty() : Optional.of(line.substring(start + name.length(), end));
        }
    }
}
