package dev.flightcase.cache.receipt;

import java.nio.charset.StandardCharsets;

/**
 * How much of a receipt goes into its code, so that a phone can scan it.
 *
 * @param nameBytesMax longer names are cut, in bytes of UTF-8
 * @param linesMax further lines are only counted and summed
 */
record CodeForm(int nameBytesMax, int linesMax) {
    /** A seller's name is cut beyond this, in bytes of UTF-8. */
    static final int SELLER_BYTES_MAX = 40;

    /** The beginning of a name, in whole characters and without a space at its end. */
    static String cut(String name, int bytesMax) {
        var end = 0;
        var bytes = 0;
        while (end < name.length()) {
            var next = name.offsetByCodePoints(end, 1);
            bytes += bytes(name.substring(end, next));
            if (bytes > bytesMax) {
                return name.substring(0, end).stripTrailing();
            }
            end = next;
        }
        return name;
    }

    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
