package dev.flightcase.media.conformance;

import dev.flightcase.media.conformance.m3u8.PlaylistReader;
import dev.flightcase.media.conformance.m3u8.ViewedMedia;
import java.time.Instant;

/**
 * A low-latency stream as it should be: segments of six parts of a third of a second. A state is how many parts there are so far; every text
 * is a function of the state, so tests break one line and know what else is right.
 *
 * @param name of the Media Playlist; {@code other}: of the one beside it
 * @param window whole segments listed
 */
public record CleanStream(String name, String other, int window) {
    public static final int PARTS = 6;
    static final String PART_TARGET = "0.33334";
    static final String PART = "0.33333";
    static final String SEGMENT = "1.99998";
    public static final long PART_NANOS = 333_330_000L;
    private static final int WITH_PARTS = 4;
    private static final int KEPT_IN_DELTA = 7;

    public static CleanStream video() {
        return new CleanStream("video.m3u8", "audio.m3u8", 12);
    }

    public static CleanStream audio() {
        return new CleanStream("audio.m3u8", "video.m3u8", 12);
    }

    public String full(int state) {
        return render(state, 0);
    }

    public String delta(int state) {
        int whole = Math.min(window, state / PARTS);
        return render(state, whole - KEPT_IN_DELTA);
    }

    private String render(int state, int skipped) {
        int open = state / PARTS;
        int first = Math.max(0, open - window);
        StringBuilder text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:9\n#EXT-X-TARGETDURATION:2\n")
                .append(
                        "#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,CAN-SKIP-UNTIL=12,PART-HOLD-BACK=1.00002,HOLD-BACK=6\n")
                .append("#EXT-X-PART-INF:PART-TARGET=" + PART_TARGET + "\n#EXT-X-MEDIA-SEQUENCE:")
                .append(first)
                .append("\n#EXT-X-DISCONTINUITY-SEQUENCE:0\n");
        if (skipped > 0) {
            text.append("#EXT-X-SKIP:SKIPPED-SEGMENTS=").append(skipped).append('\n');
        } else {
            text.append("#EXT-X-MAP:URI=\"init.mp4\"\n");
        }
        for (int segment = first + Math.max(0, skipped); segment < open; segment++) {
            date(text, segment);
            if (segment >= open - WITH_PARTS) {
                parts(text, segment, PARTS);
            }
            text.append("#EXTINF:" + SEGMENT + ",\ns").append(segment).append(".m4s\n");
        }
        date(text, open);
        parts(text, open, state % PARTS);
        text.append("#EXT-X-PRELOAD-HINT:TYPE=PART,URI=\"")
                .append(part(open, state % PARTS))
                .append("\"\n#EXT-X-RENDITION-REPORT:URI=\"")
                .append(other)
                .append("\",LAST-MSN=")
                .append(state % PARTS == 0 ? open - 1 : open)
                .append(",LAST-PART=")
                .append(state % PARTS == 0 ? PARTS - 1 : state % PARTS - 1)
                .append('\n');
        return text.toString();
    }

    private static void date(StringBuilder text, int segment) {
        text.append("#EXT-X-PROGRAM-DATE-TIME:")
                .append(Instant.parse("2026-11-21T20:00:00Z").plusMillis(segment * 2_000L))
                .append('\n');
    }

    private static void parts(StringBuilder text, int segment, int count) {
        for (int i = 0; i < count; i++) {
            text.append("#EXT-X-PART:DURATION=" + PART + ",URI=\"")
                    .append(part(segment, i))
                    .append(i == 0 ? "\",INDEPENDENT=YES\n" : "\"\n");
        }
    }

    public static String part(int segment, int index) {
        return "s" + segment + "." + index + ".m4s";
    }

    public static String multivariant() {
        return """
                #EXTM3U
                #EXT-X-VERSION:9
                #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="sound",NAME="English, stereo",URI="audio.m3u8"
                #EXT-X-STREAM-INF:BANDWIDTH=1200000,AVERAGE-BANDWIDTH=1000000,CODECS="avc1.64001f,mp4a.40.2",\
                RESOLUTION=1280x720,FRAME-RATE=30.000,AUDIO="sound"
                video.m3u8
                """;
    }

    static ViewedMedia media(String text) {
        if (PlaylistReader.read(text) instanceof PlaylistReader.Result.Media(var playlist)) {
            return playlist;
        }
        throw new AssertionError("no Media Playlist: " + PlaylistReader.read(text));
    }

    /** Without the lines that contain {@code part}. */
    static String without(String text, String part) {
        StringBuilder left = new StringBuilder();
        text.lines()
                .filter(line -> !line.contains(part))
                .forEach(line -> left.append(line).append('\n'));
        return left.toString();
    }

    /** With {@code line} before the first line that contains {@code part}. */
    static String before(String text, String part, String line) {
        int at = text.lastIndexOf('\n', text.indexOf(part)) + 1;
        return text.substring(0, at) + line + "\n" + text.substring(at);
    }
}
