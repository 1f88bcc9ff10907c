package dev.flightcase.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.CRC32;

/** One answer of a server, as a view of the bytes that came. */
public final class Answer {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final byte[] bytes;
    private final int headBytes;
    private final int bodyBytes;
    private final int status;

    Answer(byte[] bytes, int headBytes, int bodyBytes, int status) {
        this.bytes = bytes;
        this.headBytes = headBytes;
        this.bodyBytes = bodyBytes;
        this.status = status;
    }

    public int status() {
        return status;
    }

    /** With the empty line that ends it. */
    public int headBytes() {
        return headBytes;
    }

    public int bodyBytes() {
        return bodyBytes;
    }

    public String body() {
        return new String(bytes, headBytes, bodyBytes, StandardCharsets.UTF_8);
    }

    public long bodyChecksum() {
        var crc = new CRC32();
        crc.update(bytes, headBytes, bodyBytes);
        return crc.getValue();
    }

    /** Whether these ASCII characters stand in the body: cheaper than reading it as JSON ten thousand times a second. */
    public boolean bodyHas(String ascii) {
        return has(ascii, headBytes, headBytes + bodyBytes);
    }

    /** Whether these ASCII characters stand in the head, in upper and lower case as given. */
    public boolean headHas(String ascii) {
        return has(ascii, 0, headBytes);
    }

    private boolean has(String ascii, int from, int to) {
        for (int at = from; at <= to - ascii.length(); at++) {
            int same = 0;
            while (same < ascii.length() && bytes[at + same] == ascii.charAt(same)) {
                same++;
            }
            if (same == ascii.length()) {
                return true;
            }
        }
        return false;
    }

    /** The first value of that name, which compares without case. */
    public Optional<String> header(String name) {
        return head().lines()
                .skip(1)
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }

    /** What {@code Retry-After} asks for, which is whole seconds here (RFC 9110 §10.2.3 allows a date too). */
    public OptionalLong retryAfterNanos() {
        return header("Retry-After")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(value -> OptionalLong.of(Long.parseLong(value) * NANOS_PER_SECOND))
                .orElse(OptionalLong.empty());
    }

    /** For a report of what went wrong. */
    public String summary() {
        return head().lines().findFirst().orElse("") + " "
                + body().lines().findFirst().orElse("");
    }

    private String head() {
        return new String(bytes, 0, headBytes, StandardCharsets.ISO_8859_1);
    }
}
