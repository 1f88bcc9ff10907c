package dev.flightcase.media.conformance.m3u8;

import org.jspecify.annotations.Nullable;

/**
 * A sub-range of a resource, in bytes (§4.4.4.2).
 *
 * @param offset -1 where the playlist leaves it out and nothing before tells it
 * @param implied the playlist leaves it out
 */
public record ByteRange(long length, long offset, boolean implied) {
    /** The value of a Range header that asks for it. */
    public String header() {
        return "bytes=" + offset + "-" + (offset + length - 1);
    }

    /**
     * @param follows where the range would begin that leaves its offset out, -1 when nothing tells
     */
    static ByteRange parse(String what, String text, long follows) {
        int at = text.indexOf('@');
        long length = Numbers.integer(what, at < 0 ? text : text.substring(0, at));
        return at < 0
                ? new ByteRange(length, follows, true)
                : new ByteRange(length, Numbers.integer(what, text.substring(at + 1)), false);
    }

    /** Where the next range of the same resource would begin. */
    static long after(@Nullable ByteRange range) {
        return range == null || range.offset < 0 ? -1 : range.offset + range.length;
    }
}
