package dev.flightcase.uplink.sync;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A new version of a text file as what to do with the old one. After the line {@code flightcase-delta 1}, steps, each a line: {@code =N} takes the
 * next N lines over, {@code -N} leaves the next N out, {@code +N} is followed by N lines that are new. A line ends with its line feed; the last one
 * may have none. All of the old file is gone through. Nothing is held in memory but a few kilobytes.
 */
public final class LineDelta {
    public static final String MEDIA_TYPE = "application/vnd.flightcase.delta";

    private static final byte[] FIRST_LINE = "flightcase-delta 1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int STEP_CHARS_MAX = 10;
    private static final int BUFFER_BYTES = 32 << 10;

    private final InputStream old;
    private final InputStream delta;
    private final OutputStream made;
    private long left;

    private LineDelta(InputStream old, InputStream delta, OutputStream made, long bytesMax) {
        this.old = old;
        this.delta = delta;
        this.made = made;
        this.left = bytesMax;
    }

    /**
     * Blocks on the streams; closes none of them.
     *
     * @return false when it makes no sense, or more than {@code bytesMax}; what was written is of no use then. Whether it is what it should be, its
     *     hash tells
     */
    static boolean apply(InputStream old, InputStream delta, OutputStream made, long bytesMax) throws IOException {
        var out = new BufferedOutputStream(made, BUFFER_BYTES);
        boolean whole = new LineDelta(
                        new BufferedInputStream(old, BUFFER_BYTES),
                        new BufferedInputStream(delta, BUFFER_BYTES),
                        out,
                        bytesMax)
                .apply();
        out.flush();
        return whole;
    }

    private boolean apply() throws IOException {
        if (!Arrays.equals(delta.readNBytes(FIRST_LINE.length), FIRST_LINE)) {
            return false;
        }
        for (int kind = delta.read(); kind >= 0; kind = delta.read()) {
            if (!step((char) kind)) {
                return false;
            }
        }
        return old.read() < 0;
    }

    private boolean step(char kind) throws IOException {
        int count = count();
        return count > 0
                && switch (kind) {
                    case '=' -> lines(old, count, true);
                    case '-' -> lines(old, count, false);
                    case '+' -> lines(delta, count, true);
                    default -> false;
                };
    }

    /** Up to the end of the line; 0 when it is no number. */
    private int count() throws IOException {
        long value = 0;
        for (int chars = 0; chars < STEP_CHARS_MAX; chars++) {
            int next = delta.read();
            if (next == '\n') {
                return (int) Math.min(value, Integer.MAX_VALUE);
            }
            if (next < '0' || next > '9') {
                return 0;
            }
            value = value * 10 + (next - '0');
        }
        return 0;
    }

    private boolean lines(InputStream from, int count, boolean take) throws IOException {
        for (int i = 0; i < count; i++) {
            int next = from.read();
            if (next < 0) {
                return false;
            }
            while (next >= 0) {
                if (take && left-- == 0) {
                    return false;
                }
                if (take) {
                    made.write(next);
                }
                next = next == '\n' ? -1 : from.read();
            }
        }
        return true;
    }
}
