package dev.flightcase.hal.vedirect;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A few bytes that change in place. Owned by whoever owns what it is in. */
final class VeText {

    private final byte[] bytes = new byte[VeDirectParser.VALUE_BYTES_MAX];
    private int length;

    void clear() {
        length = 0;
    }

    void set(byte[] from, int count) {
        System.arraycopy(from, 0, bytes, 0, count);
        length = count;
    }

    void set(VeText other) {
        set(other.bytes, other.length);
    }

    boolean isEmpty() {
        return length == 0;
    }

    boolean sameAs(VeText other) {
        return Arrays.equals(bytes, 0, length, other.bytes, 0, other.length);
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.US_ASCII);
    }
}
