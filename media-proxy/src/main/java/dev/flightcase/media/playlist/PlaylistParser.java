package dev.flightcase.media.playlist;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what encoders upload (RFC 8216 §4). An upload is a stranger's input: every number, line and list has a bound, unknown tags are
 * ignored as §6.3.1 demands, and anything that could be understood in two ways is malformed.
 */
public final class PlaylistParser {
    static final int LINE_CHARS_MAX = 4096;
    static final int ENTRIES_MAX = 2000;
    static final long SECONDS_MAX = 60;
    private static final Pattern DECIMAL = Pattern.compile("(\\d{1,9})(\\.\\d{1,9})?");
    private static final Pattern MAP_URI = Pattern.compile("(?:^|,)URI=\"([^\"]*)\"");

    private final List<EncoderPlaylist.Entry> entries = new ArrayList<>();
    private int targetDuration;
    private long mediaSequence;
    private boolean independent;
    private boolean ended;
    private boolean discontinuity;
    private @Nullable Duration duration;
    private @Nullable String map;
    private @Nullable Instant programDateTime;

    private PlaylistParser() {}

    /** What an uploaded playlist turned out to be. */
    public sealed interface Result {
        record Media(EncoderPlaylist playlist) implements Result {}

        /** A Multivariant Playlist: known, and of no use, since the node writes its own. */
        record Multivariant() implements Result {}

        /**
         * @param line counted from 1
         */
        record Malformed(int line, String reason) implements Result {}
    }

    public static Result parse(String text) {
        List<String> lines = text.lines().limit(ENTRIES_MAX * 8L).toList();
        String first = lines.isEmpty() ? "" : lines.getFirst();
        if (!first.startsWith("#EXTM3U") && !first.startsWith("\uFEFF#EXTM3U")) {
            return new Result.Malformed(1, "must start with #EXTM3U");
        }
        PlaylistParser parser = new PlaylistParser();
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.startsWith("#EXT-X-STREAM-INF:")) {
                return new Result.Multivariant();
            }
            String mistake = line.length() > LINE_CHARS_MAX ? "line is too long" : parser.line(line);
            if (mistake != null) {
                return new Result.Malformed(i + 1, mistake);
            }
        }
        if (parser.targetDuration == 0) {
            return new Result.Malformed(lines.size(), "EXT-X-TARGETDURATION is missing");
        }
        return new Result.Media(new EncoderPlaylist(
                parser.targetDuration, parser.mediaSequence, parser.independent, parser.ended, parser.entries));
    }

    /** The mistake in it, or null. */
    private @Nullable String line(String line) {
        if (line.isEmpty()) {
            return null;
        }
        if (!line.startsWith("#")) {
            return entry(line);
        }
        int colon = line.indexOf(':');
        String value = colon < 0 ? "" : line.substring(colon + 1);
        return switch (colon < 0 ? line : line.substring(0, colon)) {
            case "#EXT-X-TARGETDURATION" -> targetDuration(value);
            case "#EXT-X-MEDIA-SEQUENCE" -> mediaSequence(value);
            case "#EXTINF" -> duration(value);
            case "#EXT-X-MAP" -> map(value);
            case "#EXT-X-PROGRAM-DATE-TIME" -> programDateTime(value);
            case "#EXT-X-BYTERANGE" -> "byte ranges are not taken; upload each segment as an object of its own";
            case "#EXT-X-KEY" -> value.startsWith("METHOD=NONE") ? null : "encrypted segments are not taken";
            case "#EXT-X-DISCONTINUITY" -> {
                discontinuity = true;
                yield null;
            }
            case "#EXT-X-INDEPENDENT-SEGMENTS" -> {
                independent = true;
                yield null;
            }
            case "#EXT-X-ENDLIST" -> {
                ended = true;
                yield null;
            }
            default -> null;
        };
    }

    private @Nullable String targetDuration(String value) {
        Matcher number = DECIMAL.matcher(value);
        if (!number.matches() || number.group(2) != null || Long.parseLong(value) > SECONDS_MAX) {
            return "EXT-X-TARGETDURATION must be whole seconds, 1 to " + SECONDS_MAX;
        }
        // An encoder that has only a fraction of a second yet may round it to nothing.
        targetDuration = Math.max(1, Integer.parseInt(value));
        return null;
    }

    private @Nullable String mediaSequence(String value) {
        if (!value.matches("\\d{1,18}")) {
            return "EXT-X-MEDIA-SEQUENCE must be a whole number";
        }
        if (!entries.isEmpty()) {
            return "EXT-X-MEDIA-SEQUENCE must come before the first segment";
        }
        mediaSequence = Long.parseLong(value);
        return null;
    }

    private @Nullable String duration(String value) {
        int comma = value.indexOf(',');
        Matcher number = DECIMAL.matcher(comma < 0 ? value : value.substring(0, comma));
        if (!number.matches()) {
            return "EXTINF must be decimal seconds";
        }
        BigDecimal seconds = new BigDecimal(number.group());
        if (seconds.signum() == 0 || seconds.compareTo(BigDecimal.valueOf(SECONDS_MAX)) > 0) {
            return "EXTINF must be more than 0 and at most " + SECONDS_MAX + " seconds";
        }
        duration = Duration.ofNanos(seconds.movePointRight(9).longValue());
        return null;
    }

    private @Nullable String map(String value) {
        Matcher uri = MAP_URI.matcher(value);
        if (!uri.find() || uri.group(1).isEmpty()) {
            return "EXT-X-MAP must have a URI";
        }
        if (value.contains("BYTERANGE=")) {
            return "byte ranges are not taken; upload the initialization section as an object of its own";
        }
        map = uri.group(1);
        return null;
    }

    private @Nullable String programDateTime(String value) {
        try {
            // ffmpeg writes the offset as +0100, which ISO 8601 allows and RFC 3339 does not
            programDateTime = OffsetDateTime.parse(value.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2"))
                    .toInstant();
            return null;
        } catch (DateTimeException e) {
            return "EXT-X-PROGRAM-DATE-TIME must be a date and time with offset";
        }
    }

    private @Nullable String entry(String uri) {
        if (duration == null) {
            return "a segment must have an EXTINF";
        }
        if (entries.size() == ENTRIES_MAX) {
            return "more than " + ENTRIES_MAX + " segments";
        }
        entries.add(new EncoderPlaylist.Entry(uri, duration, discontinuity, map, programDateTime));
        duration = null;
        discontinuity = false;
        programDateTime = null;
        return null;
    }
}
