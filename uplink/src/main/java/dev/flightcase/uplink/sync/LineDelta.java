package dev.flightcase.uplink.sync;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A new version of a text file as what to do with the old one. After the line {@code flightcase-delta 1}, steps, each a line: {@code =N} takes the
 * next N lines over, {@code -N} leaves the next N out, {@code +N} is followed by N lines that are new. A line ends with its line feed; the last one
 * may have none. All of the old file is gone through.
 */
public final class LineDelta {
    public static final String MEDIA_TYPE = "application/vnd.flightcase.delta";

    private static final byte[] FIRST_LINE = "flightcase-delta 1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int STEP_CHARS_MAX = 10;

    /** More than this over the length of the new file, and the file itself would be shorter. */
    static final int OVERHEAD_BYTES_MAX = 64 << 10;

    private final ByteBuffer old;
    private final ByteBuffer delta;
    private final int bytesMax;
    private final ByteArrayOutputStream made = new ByteArrayOutputStream();

    private LineDelta(byte[] old, byte[] delta, int bytesMax) {
        this.old = ByteBuffer.wrap(old);
        this.delta = ByteBuffer.wrap(delta);
        this.bytesMax = bytesMax;
    }

    /** Empty when it makes no sense, or more than {@code bytesMax}. Whether it is what it should be, its hash tells. */
    static Optional<byte[]> apply(byte[] old, byte[] delta, int bytesMax) {
        return new LineDelta(old, delta, bytesMax).apply();
    }

    private Optional<byte[]> apply() {
        if (delta.remaining() < FIRST_LINE.length
                || !delta.slice(0, FIRST_LINE.length).equals(ByteBuffer.wrap(FIRST_LINE))) {
            return Optional.empty();
        }
        delta.position(FIRST_LINE.length);
        while (delta.hasRemaining()) {
            if (!step()) {
                return Optional.empty();
            }
        }
        return old.hasRemaining() ? Optional.empty() : Optional.of(made.toByteArray());
    }

    private boolean step() {
        char kind = (char) delta.get();
        int count = count();
        return switch (kind) {
            case '=' -> count > 0 && lines(old, count, true);
            case '-' -> count > 0 && lines(old, count, false);
            case '+' -> count > 0 && lines(delta, count, true);
            default -> false;
        };
    }

    /** Up to the end of the line; -1 when it is no number. */
    private int count() {
        int value = 0;
        for (int chars = 0; delta.hasRemaining() && chars < STEP_CHARS_MAX; chars++) {
            byte next = delta.get();
            if (next == '\n') {
                return chars == 0 ? -1 : value;
            }
            if (next < '0' || next > '9' || value > bytesMax) {
                return -1;
            }
            value = value * 10 + (next - '0');
        }
        return -1;
    }

    private boolean lines(ByteBuffer from, int count, boolean take) {
        int begin = from.position();
        for (int i = 0; i < count; i++) {
            if (!from.hasRemaining()) {
                return false;
            }
            while (from.hasRemaining() && from.get() != '\n') {
                // on to the end of the line
            }
        }
        int length = from.position() - begin;
        if (take) {
            if (made.size() + length > bytesMax) {
                return false;
            }
            byte[] lines = new byte[length];
            from.get(begin, lines);
            made.writeBytes(lines);
        }
        return true;
    }
}
