package dev.flightcase.uplink;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** Immutable bytes with value equality, so that records can hold them. Shares what it is made of: nothing is copied. */
public final class Bytes {
    private final ByteBuffer bytes;

    private Bytes(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /** Takes the array over: the caller must not touch it again. */
    public static Bytes owning(byte[] array) {
        return new Bytes(ByteBuffer.wrap(array).asReadOnlyBuffer());
    }

    /** What remains of a buffer whose content never changes, such as a view of immutable bytes of another module. */
    public static Bytes of(ByteBuffer buffer) {
        return new Bytes(buffer.slice().asReadOnlyBuffer());
    }

    public int length() {
        return bytes.limit();
    }

    /** A fresh read-only view, position 0. */
    public ByteBuffer buffer() {
        return bytes.duplicate();
    }

    /** A copy. */
    public byte[] toArray() {
        var copy = new byte[length()];
        buffer().get(copy);
        return copy;
    }

    /** Lower case. */
    public String hex() {
        return HexFormat.of().formatHex(toArray());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && bytes.equals(that.bytes);
    }

    @Override
    public int hashCode() {
        return bytes.hashCode();
    }

    @Override
    public String toString() {
        return "Bytes[" + length() + "]";
    }
}
