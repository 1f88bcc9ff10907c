package dev.flightcase.http.netty;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a Range header asks of a body of known length (RFC 9110 §14). */
sealed interface ByteRange {
    /** No range, several ranges, another unit, or none that can be read: the whole body is the right answer to all of them. */
    record Whole() implements ByteRange {}

    record Part(long offset, long length) implements ByteRange {}

    /** Nothing of the body is in the range: 416. */
    record Unsatisfiable() implements ByteRange {}

    Pattern SINGLE = Pattern.compile("bytes=\\s*(\\d*)-(\\d*)\\s*");

    static ByteRange of(String header, long length) {
        Matcher range = SINGLE.matcher(header);
        if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
            return new Whole();
        }
        if (range.group(1).isEmpty()) {
            long suffix = Math.min(number(range.group(2)), length);
            return suffix == 0 ? new Unsatisfiable() : new Part(length - suffix, suffix);
        }
        long first = number(range.group(1));
        long last = range.group(2).isEmpty() ? Long.MAX_VALUE : number(range.group(2));
        if (last < first) {
            return new Whole();
        }
        return first >= length ? new Unsatisfiable() : new Part(first, Math.min(last, length - 1) - first + 1);
    }

    private static long number(String digits) {
        return digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
    }
}
