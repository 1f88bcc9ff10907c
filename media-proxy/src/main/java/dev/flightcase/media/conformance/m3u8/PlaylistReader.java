package dev.flightcase.media.conformance.m3u8;

import java.util.Set;

/** From a text to what it says. The bounds are far above any playlist that a player would take. */
public final class PlaylistReader {
    public static final int TEXT_CHARS_MAX = 4 << 20;
    public static final int LINES_MAX = 100_000;
    public static final int LINE_CHARS_MAX = 16_384;

    private static final Set<String> MULTIVARIANT =
            Set.of("EXT-X-STREAM-INF", "EXT-X-MEDIA", "EXT-X-I-FRAME-STREAM-INF", "EXT-X-CONTENT-STEERING");

    private PlaylistReader() {}

    /** What a text turned out to be. */
    public sealed interface Result {
        record Media(ViewedMedia playlist) implements Result {}

        record Multivariant(ViewedMultivariant playlist) implements Result {}

        /**
         * @param line counted from 1
         */
        record Malformed(int line, String reason) implements Result {}
    }

    /** What takes the lines of one kind of playlist. */
    interface Lines {
        /** @param value what follows the colon, empty without one */
        void tag(int line, String name, String value);

        void uri(int line, String uri);

        Result end(int line);
    }

    public static Result read(String text) {
        if (text.length() > TEXT_CHARS_MAX) {
            return new Result.Malformed(1, "the playlist is longer than " + TEXT_CHARS_MAX + " characters");
        }
        int firstEnd = endOfLine(text, 0);
        // §4.1: no byte order mark; §4.4.1.1: the very first line
        if (!line(text, 0, firstEnd).equals("#EXTM3U")) {
            return new Result.Malformed(1, "the first line must be #EXTM3U");
        }
        Lines lines = isMultivariant(text) ? new MultivariantLines() : new MediaLines();
        int number = 1;
        try {
            for (int at = firstEnd + 1; at < text.length(); ) {
                int end = endOfLine(text, at);
                number++;
                if (end - at > LINE_CHARS_MAX || number > LINES_MAX) {
                    throw new MalformedLine(
                            number > LINES_MAX ? "more than " + LINES_MAX + " lines" : "the line is too long");
                }
                one(lines, number, line(text, at, end));
                at = end + 1;
            }
            return lines.end(number);
        } catch (MalformedLine e) {
            return new Result.Malformed(number, e.reason());
        }
    }

    private static void one(Lines lines, int number, String line) {
        for (int i = 0; i < line.length(); i++) {
            // §4.1: no control characters but the ends of lines; tabs are seen in titles
            if (Character.isISOControl(line.charAt(i)) && line.charAt(i) != '\t') {
                throw new MalformedLine("there is a control character in it");
            }
        }
        if (line.startsWith("#EXT")) {
            int colon = line.indexOf(':');
            lines.tag(
                    number,
                    line.substring(1, colon < 0 ? line.length() : colon),
                    colon < 0 ? "" : line.substring(colon + 1));
        } else if (!line.isEmpty() && line.charAt(0) != '#') {
            lines.uri(number, line);
        }
    }

    private static int endOfLine(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private static String line(String text, int from, int end) {
        int to = end > from && text.charAt(end - 1) == '\r' ? end - 1 : end;
        return text.substring(from, to);
    }

    /** By the first tag that only one kind may have (§4.4: never both). */
    private static boolean isMultivariant(String text) {
        int at = 0;
        while (at < text.length()) {
            if (text.startsWith("#EXT", at)) {
                int end = at + 1;
                while (end < text.length() && end - at < 40 && isTagName(text.charAt(end))) {
                    end++;
                }
                String name = text.substring(at + 1, end);
                if (MULTIVARIANT.contains(name)) {
                    return true;
                }
                if (MediaLines.ONLY_HERE.contains(name)) {
                    return false;
                }
            }
            at = endOfLine(text, at) + 1;
        }
        return false;
    }

    private static boolean isTagName(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    }

    static MalformedLine mixed(String tag) {
        return new MalformedLine(tag + " does not belong into a playlist of this kind");
    }

    static boolean isMultivariantTag(String name) {
        return MULTIVARIANT.contains(name);
    }
}
