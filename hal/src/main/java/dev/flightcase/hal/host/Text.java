package dev.flightcase.hal.host;

import java.util.List;

/** Words and numbers of kernel files. */
final class Text {

    /** Of what is quoted in a message: enough to recognise garbage, not enough to flood a log. */
    private static final int QUOTE_MAX = 40;

    private static final long BYTES_PER_KIB = 1024;

    private Text() {}

    static List<String> words(String line) {
        return List.of(line.strip().split("\\s+"));
    }

    static long wholeNumber(String word) throws MalformedText {
        try {
            return Long.parseLong(word);
        } catch (NumberFormatException _) {
            throw new MalformedText(quote(word) + " is no whole number");
        }
    }

    static double number(String word) throws MalformedText {
        try {
            return Double.parseDouble(word);
        } catch (NumberFormatException _) {
            throw new MalformedText(quote(word) + " is no number");
        }
    }

    /** The value of a line {@code Key:   123 kB}, in bytes; proc_meminfo(5) and proc_pid_status(5) mean KiB. */
    static long bytesOf(String key, String text) throws MalformedText {
        for (var line : text.lines().toList()) {
            var words = words(line);
            if (words.getFirst().equals(key + ":")) {
                if (words.size() != 3 || !words.get(2).equals("kB")) {
                    throw new MalformedText(quote(line) + " is not of the form " + key + ": N kB");
                }
                long kib = wholeNumber(words.get(1));
                if (kib < 0 || kib > Long.MAX_VALUE / BYTES_PER_KIB) {
                    throw new MalformedText(quote(line) + " is no size");
                }
                return kib * BYTES_PER_KIB;
            }
        }
        throw new MalformedText("has no line " + key);
    }

    static String quote(String text) {
        var clean = text.strip().replaceAll("[^\\x20-\\x7e]", "?");
        return '"' + (clean.length() > QUOTE_MAX ? clean.substring(0, QUOTE_MAX) + "..." : clean) + '"';
    }
}
