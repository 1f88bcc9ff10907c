package dev.flightcase.media.playlist;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What viewers reload.
 *
 * @param targetDurationSeconds the same for the whole life of the stream (draft-pantos-hls-rfc8216bis §6.2.1)
 * @param discontinuitySequence discontinuities that were removed before the first entry
 */
public record MediaPlaylist(
        int targetDurationSeconds,
        long mediaSequence,
        long discontinuitySequence,
        boolean independentSegments,
        List<Entry> entries) {
    /** The first version that allows EXT-X-MAP without I-frames only (§8). */
    private static final int VERSION = 6;

    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

    public MediaPlaylist {
        entries = List.copyOf(entries);
    }

    /**
     * @param uri relative, ending in a media extension: ffmpeg from 7.1 on refuses others
     * @param map relative; null for MPEG-TS
     */
    public record Entry(
            String uri,
            Duration duration,
            boolean discontinuity,
            Instant programDateTime,
            @Nullable String map) {}

    public String render() {
        StringBuilder out = new StringBuilder(256 + entries.size() * 128);
        out.append("#EXTM3U\n#EXT-X-VERSION:").append(VERSION);
        out.append("\n#EXT-X-TARGETDURATION:").append(targetDurationSeconds);
        out.append("\n#EXT-X-MEDIA-SEQUENCE:").append(mediaSequence);
        out.append("\n#EXT-X-DISCONTINUITY-SEQUENCE:").append(discontinuitySequence);
        out.append(independentSegments ? "\n#EXT-X-INDEPENDENT-SEGMENTS\n" : "\n");
        String map = null;
        for (Entry entry : entries) {
            if (entry.discontinuity()) {
                out.append("#EXT-X-DISCONTINUITY\n");
            }
            // §4.4.4.5: a map holds until the next one; after a discontinuity it is said again
            if (entry.map() != null && (entry.discontinuity() || !entry.map().equals(map))) {
                out.append("#EXT-X-MAP:URI=\"").append(entry.map()).append("\"\n");
            }
            map = entry.map();
            appendSegment(out, entry);
        }
        return out.toString();
    }

    private static void appendSegment(StringBuilder out, Entry entry) {
        out.append("#EXT-X-PROGRAM-DATE-TIME:").append(DATE_TIME.format(entry.programDateTime()));
        out.append("\n#EXTINF:");
        long micros = entry.duration().toNanos() / 1000;
        out.append(micros / 1_000_000).append('.');
        String fraction = Long.toString(micros % 1_000_000);
        out.repeat('0', 6 - fraction.length()).append(fraction);
        out.append(",\n").append(entry.uri()).append('\n');
    }
}
