package dev.flightcase.media.playlist;

import dev.flightcase.media.playlist.MediaPlaylist.Open;
import dev.flightcase.media.playlist.MediaPlaylist.Part;
import dev.flightcase.media.playlist.MediaPlaylist.Report;
import dev.flightcase.media.playlist.MediaPlaylist.Segment;
import dev.flightcase.media.playlist.MediaPlaylist.Start;
import dev.flightcase.media.playlist.MediaPlaylist.Terms;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a Media Playlist as text, whole or as a Playlist Delta Update (draft-pantos-hls-rfc8216bis §4, §6.2.5.1). Pure. */
public final class MediaPlaylistWriter {
    /** §8: EXT-X-SKIP needs 9. The same throughout, so that it never changes. */
    private static final int VERSION = 9;
    /** Without parts nobody needs more than EXT-X-MAP does. */
    private static final int PLAIN_VERSION = 6;

    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

    private final MediaPlaylist playlist;
    private final StringBuilder out;
    private @Nullable String map;

    private MediaPlaylistWriter(MediaPlaylist playlist) {
        this.playlist = playlist;
        this.out = new StringBuilder(512 + playlist.segments().size() * 160);
    }

    /**
     * @param reports of the other renditions
     */
    public static String whole(MediaPlaylist playlist, List<Report> reports) {
        return new MediaPlaylistWriter(playlist).write(0, reports);
    }

    /** Whole as well, where there is nothing to skip. */
    public static String delta(MediaPlaylist playlist, List<Report> reports) {
        return new MediaPlaylistWriter(playlist).write(skippable(playlist), reports);
    }

    /** Whether a delta is any shorter. */
    public static boolean skips(MediaPlaylist playlist) {
        return skippable(playlist) > 0;
    }

    /** How many segments end before the Skip Boundary, counted back from the end of the last complete one (§4.4.3.8). */
    static int skippable(MediaPlaylist playlist) {
        if (playlist.terms().partTarget() == null || playlist.ended()) {
            return 0;
        }
        Duration rest = playlist.length();
        int count = 0;
        for (Segment segment : playlist.segments()) {
            rest = rest.minus(segment.duration());
            if (rest.compareTo(playlist.terms().canSkipUntil()) <= 0) {
                break;
            }
            count++;
        }
        return count;
    }

    private String write(int skipped, List<Report> reports) {
        head(skipped);
        Duration toEnd = playlist.length();
        Duration listed = playlist.terms().holdBack();
        int index = 0;
        for (Segment segment : playlist.segments()) {
            toEnd = toEnd.minus(segment.duration());
            if (index++ >= skipped) {
                start(segment.start());
                // §6.2.2: parts go when they are three target durations away from the end; hls.js wants all of these,
                // counted
                // from the end of the last complete segment
                if (toEnd.compareTo(listed) < 0) {
                    segment.parts().forEach(this::part);
                }
                segment(segment);
            }
        }
        if (playlist.open() instanceof Open(var _, Start start, List<Part> parts) && !parts.isEmpty()) {
            start(start);
            parts.forEach(this::part);
        }
        return tail(reports);
    }

    private void head(int skipped) {
        Terms terms = playlist.terms();
        out.append("#EXTM3U\n#EXT-X-VERSION:").append(terms.partTarget() == null ? PLAIN_VERSION : VERSION);
        out.append("\n#EXT-X-TARGETDURATION:").append(terms.targetDurationSeconds());
        out.append("\n#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,HOLD-BACK=");
        seconds(terms.holdBack());
        if (terms.partTarget() != null) {
            out.append(",PART-HOLD-BACK=");
            seconds(terms.partHoldBack());
            out.append(",CAN-SKIP-UNTIL=");
            seconds(terms.canSkipUntil());
            out.append("\n#EXT-X-PART-INF:PART-TARGET=");
            seconds(terms.partTarget());
        }
        if (terms.independentSegments()) {
            out.append("\n#EXT-X-INDEPENDENT-SEGMENTS");
        }
        out.append("\n#EXT-X-MEDIA-SEQUENCE:").append(playlist.mediaSequence());
        out.append("\n#EXT-X-DISCONTINUITY-SEQUENCE:").append(playlist.discontinuitySequence());
        out.append('\n');
        if (skipped > 0) {
            out.append("#EXT-X-SKIP:SKIPPED-SEGMENTS=").append(skipped).append('\n');
        }
    }

    private void start(Start start) {
        if (start.discontinuity()) {
            out.append("#EXT-X-DISCONTINUITY\n");
        }
        // §4.4.4.5: a map holds until the next one; after a discontinuity, and behind what is skipped, it is said again
        if (start.map() != null && (start.discontinuity() || !start.map().equals(map))) {
            out.append("#EXT-X-MAP:URI=\"").append(start.map()).append("\"\n");
        }
        map = start.map();
        out.append("#EXT-X-PROGRAM-DATE-TIME:").append(DATE_TIME.format(start.programDateTime()));
        out.append('\n');
    }

    private void part(Part part) {
        out.append("#EXT-X-PART:DURATION=");
        seconds(part.duration());
        out.append(",URI=\"").append(part.uri()).append('"');
        out.append(part.independent() ? ",INDEPENDENT=YES" : "");
        out.append(part.gap() ? ",GAP=YES\n" : "\n");
    }

    private void segment(Segment segment) {
        out.append(segment.gap() ? "#EXT-X-GAP\n#EXTINF:" : "#EXTINF:");
        seconds(segment.duration());
        out.append(",\n").append(segment.uri()).append('\n');
    }

    private String tail(List<Report> reports) {
        if (playlist.ended()) {
            return out.append("#EXT-X-ENDLIST\n").toString();
        }
        if (playlist.hint() != null) {
            out.append("#EXT-X-PRELOAD-HINT:TYPE=PART,URI=\"")
                    .append(playlist.hint())
                    .append("\"\n");
        }
        for (Report report : reports) {
            out.append("#EXT-X-RENDITION-REPORT:URI=\"").append(report.uri());
            out.append("\",LAST-MSN=").append(report.lastSequence());
            if (report.lastPart() >= 0) {
                out.append(",LAST-PART=").append(report.lastPart());
            }
            out.append('\n');
        }
        return out.toString();
    }

    /** Five decimal places, rounded down: a part that says more than PART-TARGET is rejected (§4.4.4.9). */
    private void seconds(Duration duration) {
        long units = duration.toNanos() / 10_000;
        out.append(units / 100_000).append('.');
        String fraction = Long.toString(units % 100_000);
        out.repeat('0', 5 - fraction.length()).append(fraction);
    }
}
