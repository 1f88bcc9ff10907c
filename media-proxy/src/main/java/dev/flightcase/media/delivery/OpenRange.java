package dev.flightcase.media.delivery;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range that ends nowhere: its last byte is so far away that the client can only mean "until it is complete" (RFC 8673 §2;
 * draft-pantos-hls-rfc8216bis §6.3.7 asks for byte 2^53 - 1).
 *
 * @param first byte, from 0
 */
record OpenRange(long first, long last) {
    private static final long VERY_LARGE = (1L << 53) - 1;
    private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{1,15})-(\\d{16,18})");

    /**
     * @param header as it came; empty when there is none
     */
    static Optional<OpenRange> of(String header) {
        Matcher range = SINGLE.matcher(header);
        return range.matches()
                ? Optional.of(new OpenRange(Long.parseLong(range.group(1)), Long.parseLong(range.group(2))))
                        .filter(open -> open.last >= VERY_LARGE)
                : Optional.empty();
    }

    /** The length of the whole is not known yet. */
    String contentRange() {
        return "bytes " + first + "-" + last + "/*";
    }
}
