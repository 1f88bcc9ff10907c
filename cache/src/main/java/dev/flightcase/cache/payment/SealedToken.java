package dev.flightcase.cache.payment;

import dev.flightcase.cache.Bytes;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * A token as it is stored. On disk, big-endian:
 *
 * <pre>
 * 1  version, 1
 * 8  key id
 * 8  expiry, milliseconds since 1970
 * 1  length of the provider, then so many ASCII characters
 * 1  length of the scope, then so many ASCII characters
 * 12 nonce
 * .. AES-256-GCM of the token, the 16 bytes of its tag last
 * </pre>
 *
 * What stands before the nonce is in the clear, so that tokens can be listed and dropped without the key, and is sealed
 * against change together with the place.
 *
 * @param keyId see {@link SealingKey#id}
 * @param content the encrypted token and its tag
 */
public record SealedToken(long keyId, Instant expiresAt, String provider, String scope, Bytes nonce, Bytes content) {
    static final int NONCE_BYTES = 12;
    static final int TAG_BYTES = 16;

    private static final byte VERSION = 1;
    private static final int FIXED_BYTES = 1 + Long.BYTES + Long.BYTES + 1 + 1;

    public Bytes encode() {
        var header = header();
        return Bytes.owning(ByteBuffer.allocate(header.length + nonce.length() + content.length())
                .put(header)
                .put(nonce.buffer())
                .put(content.buffer())
                .array());
    }

    /** Empty when these bytes are no sealed token, or one of a later version. */
    public static Optional<SealedToken> decode(Bytes stored) {
        var in = stored.buffer();
        try {
            if (in.get() != VERSION) {
                return Optional.empty();
            }
            var token = new SealedToken(
                    in.getLong(),
                    Instant.ofEpochMilli(in.getLong()),
                    text(in),
                    text(in),
                    bytes(in, NONCE_BYTES),
                    bytes(in, in.remaining()));
            return token.content.length() > TAG_BYTES ? Optional.of(token) : Optional.empty();
        } catch (BufferUnderflowException e) {
            return Optional.empty();
        }
    }

    /** All that stands in the clear. */
    byte[] header() {
        var name = ascii(provider);
        var use = ascii(scope);
        return ByteBuffer.allocate(FIXED_BYTES + name.length + use.length)
                .put(VERSION)
                .putLong(keyId)
                .putLong(expiresAt.toEpochMilli())
                .put((byte) name.length)
                .put(name)
                .put((byte) use.length)
                .put(use)
                .array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(ByteBuffer in) {
        return new String(bytes(in, Byte.toUnsignedInt(in.get())).toArray(), StandardCharsets.ISO_8859_1);
    }

    private static Bytes bytes(ByteBuffer in, int count) {
        if (count > in.remaining()) {
            throw new BufferUnderflowException();
        }
        var bytes = new byte[count];
        in.get(bytes);
        return Bytes.owning(bytes);
    }
}
