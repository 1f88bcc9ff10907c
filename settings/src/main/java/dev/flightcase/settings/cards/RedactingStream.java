package dev.flightcase.settings.cards;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Lets text through line by line, in UTF-8, each card number in it masked (see {@link CardNumbers#redact}). A line goes on
 * when it is whole; a flush sends what is there of it, except a number at its end that may still grow. A line with fewer
 * digits than a card number is not even decoded.
 *
 * <p>Threads: any; each call holds the stream's lock while it writes. A line longer than 64 KiB goes on in pieces.
 */
public final class RedactingStream extends OutputStream {
    private static final int LINE_BYTES_MAX = 64 * 1024;
    /** A number with escaped separators is at most so long; no more than that is held back. */
    private static final int HELD_BYTES_MAX = 128;

    private final OutputStream out;
    private byte[] line = new byte[512];
    private int length;
    private int suspects;

    /** Owns {@code out}: closing this closes it. */
    public RedactingStream(OutputStream out) {
        this.out = out;
    }

    /** For what prints: {@code System.out} or {@code System.err}. {@link PrintStream#close} lets the last piece of a line go. */
    public static PrintStream over(PrintStream out) {
        return new PrintStream(new RedactingStream(out), false, StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void write(int b) throws IOException {
        put((byte) b);
        if ((byte) b == '\n') {
            out.flush();
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int count) throws IOException {
        boolean whole = false;
        for (int i = offset; i < offset + count; i++) {
            put(bytes[i]);
            whole |= bytes[i] == '\n';
        }
        if (whole) {
            out.flush();
        }
    }

    @Override
    public synchronized void flush() throws IOException {
        release(settled());
        out.flush();
    }

    @Override
    public synchronized void close() throws IOException {
        release(length);
        out.close();
    }

    private void put(byte b) throws IOException {
        if (length == line.length) {
            line = Arrays.copyOf(line, 2 * length);
        }
        line[length++] = b;
        suspects += mayBeDigit(b) ? 1 : 0;
        if (b == '\n') {
            release(length);
        } else if (length == LINE_BYTES_MAX) {
            release(settled());
        }
    }

    /** How much of the line has no number at its end that the next bytes could complete. */
    private int settled() {
        int end = length;
        boolean digit = false;
        while (end > 0 && length - end < HELD_BYTES_MAX && mayBePart(line[end - 1])) {
            end--;
            digit |= mayBeDigit(line[end]);
        }
        return digit ? end : length;
    }

    private void release(int count) throws IOException {
        if (suspects < CardNumbers.DIGITS_MIN) {
            out.write(line, 0, count);
        } else {
            var text = new String(line, 0, count, StandardCharsets.UTF_8);
            var redacted = CardNumbers.redact(text);
            if (redacted.equals(text)) {
                out.write(line, 0, count);
            } else {
                out.write(redacted.getBytes(StandardCharsets.UTF_8));
            }
        }
        System.arraycopy(line, count, line, 0, length - count);
        length -= count;
        suspects = 0;
        for (int i = 0; i < length; i++) {
            suspects += mayBeDigit(line[i]) ? 1 : 0;
        }
    }

    /** A digit of another script takes bytes of this kind, and at least two of them. */
    private static boolean mayBeDigit(byte b) {
        return b < 0 || (b >= '0' && b <= '9');
    }

    private static boolean mayBePart(byte b) {
        return mayBeDigit(b) || b == ' ' || b == '-' || b == '+' || b == '%' || b == ';' || b == '=';
    }
}
