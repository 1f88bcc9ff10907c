package dev.flightcase.media.conformance.m3u8;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** The number and date types of §4.2, exactly: 0.33334 is 33334/100000 and nothing near it. */
final class Numbers {
    /** More digits than any player reads; keeps the arithmetic of hostile numbers cheap. */
    private static final int DECIMAL_CHARS_MAX = 24;
    /** §4.2 allows 2^64 - 1; no stream lives for more than 18 digits of segments. */
    private static final int INTEGER_DIGITS_MAX = 18;

    private Numbers() {}

    static long integer(String what, String text) {
        if (text.isEmpty() || text.length() > INTEGER_DIGITS_MAX || !digits(text, 0, text.length())) {
            throw new MalformedLine(what + " must be a whole number, not " + shown(text));
        }
        return Long.parseLong(text);
    }

    /** Without trailing zeros, so that equal numbers are equal records. */
    static BigDecimal decimal(String what, String text) {
        int point = text.indexOf('.');
        int whole = point < 0 ? text.length() : point;
        boolean fits = !text.isEmpty()
                && text.length() <= DECIMAL_CHARS_MAX
                && whole > 0
                && point != text.length() - 1
                && digits(text, 0, whole)
                && (point < 0 || digits(text, point + 1, text.length()));
        if (!fits) {
            throw new MalformedLine(what + " must be a decimal number, not " + shown(text));
        }
        return new BigDecimal(text).stripTrailingZeros();
    }

    /** ISO 8601 with a zone; some encoders write the offset without its colon. */
    static Instant date(String what, String text) {
        int length = text.length();
        boolean bare = length > 5
                && length < 64
                && (text.charAt(length - 5) == '+' || text.charAt(length - 5) == '-')
                && digits(text, length - 4, length);
        String full = bare ? text.substring(0, length - 2) + ":" + text.substring(length - 2) : text;
        try {
            return OffsetDateTime.parse(full).toInstant();
        } catch (DateTimeException e) {
            throw new MalformedLine(what + " must be a date and time with its zone, not " + shown(text));
        }
    }

    private static boolean digits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    static String shown(String text) {
        return '"' + (text.length() > 40 ? text.substring(0, 40) + "..." : text) + '"';
    }
}
