package dev.flightcase.uplink.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.flightcase.uplink.Bytes;
import java.nio.ByteBuffer;
import java.util.UUID;

/** Ends the reading of a message that breaks a rule of {@code commerce.proto}; never leaves this package. */
final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    private static final int UUID_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final String why;

    /** A step of reading that may find such a mistake. */
    @FunctionalInterface
    interface Reading<T> {
        T read() throws Malformed, InvalidProtocolBufferException;
    }

    Malformed(String why) {
        super(why, null, false, false);
        this.why = why;
    }

    static <T> Parsed<T> orGood(Reading<T> reading) {
        try {
            return new Parsed.Good<>(reading.read());
        } catch (Malformed e) {
            return new Parsed.Bad<>(e.why);
        } catch (InvalidProtocolBufferException _) {
            return new Parsed.Bad<>("not a Protocol Buffers message of its kind");
        }
    }

    static void unless(boolean rule, String why) throws Malformed {
        if (!rule) {
            throw new Malformed(why);
        }
    }

    static UUID uuid(ByteString bytes, String what) throws Malformed {
        unless(bytes.size() == UUID_BYTES, what + " is not 16 bytes");
        var buffer = bytes.asReadOnlyByteBuffer();
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    static Bytes hash(ByteString bytes, String what) throws Malformed {
        unless(bytes.size() == HASH_BYTES, what + " is not 32 bytes");
        return Bytes.owning(bytes.toByteArray());
    }

    static ByteString bytes(UUID id) {
        return ByteString.copyFrom(ByteBuffer.allocate(UUID_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .flip());
    }
}
