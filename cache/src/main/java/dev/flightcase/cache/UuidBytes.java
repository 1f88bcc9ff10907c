package dev.flightcase.cache;

import java.nio.ByteBuffer;
import java.util.UUID;

/** A UUID as its 16 bytes, big-endian: those of version 7 sort by time. */
public final class UuidBytes {
    public static final int LENGTH = 2 * Long.BYTES;

    private UuidBytes() {}

    public static byte[] of(UUID id) {
        return put(ByteBuffer.allocate(LENGTH), id).array();
    }

    public static ByteBuffer put(ByteBuffer out, UUID id) {
        return out.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    public static UUID get(ByteBuffer in) {
        return new UUID(in.getLong(), in.getLong());
    }
}
