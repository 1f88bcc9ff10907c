package dev.flightcase.cache.catalog;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.HmacSha256;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.random.RandomGenerator;

/**
 * Cursors that only this database can have made: what they say, with the database's id before it and the first half of
 * an HMAC-SHA256 behind it, as base64url. A cursor of another database is told from one that nobody made.
 *
 * @param database 8 bytes that another database does not have
 * @param secret 32 bytes
 */
record Cursors(Bytes database, Bytes secret) {
    private static final int DATABASE_BYTES = 8;
    private static final int SECRET_BYTES = 32;
    private static final int MAC_BYTES = 16;

    /** What a cursor is for: one of a page says nothing to a walk through changes. */
    enum Kind {
        PAGE(1),
        CHANGES(2);

        private final byte mark;

        Kind(int mark) {
            this.mark = (byte) mark;
        }
    }

    sealed interface Opened {
        /** Position 0, as {@link #seal} was given it. */
        record Ours(ByteBuffer content) implements Opened {}

        record OfAnotherDatabase() implements Opened {}

        record Nobodys() implements Opened {}
    }

    static Cursors make(RandomGenerator random) {
        return decode(bytes(random, DATABASE_BYTES + SECRET_BYTES));
    }

    static Cursors decode(byte[] stored) {
        return new Cursors(
                Bytes.owning(Arrays.copyOf(stored, DATABASE_BYTES)),
                Bytes.owning(Arrays.copyOfRange(stored, DATABASE_BYTES, DATABASE_BYTES + SECRET_BYTES)));
    }

    byte[] encode() {
        return ByteBuffer.allocate(DATABASE_BYTES + SECRET_BYTES)
                .put(database.buffer())
                .put(secret.buffer())
                .array();
    }

    String seal(Kind kind, byte[] content) {
        var said = ByteBuffer.allocate(DATABASE_BYTES + 1 + content.length)
                .put(database.buffer())
                .put(kind.mark)
                .put(content)
                .array();
        var cursor = Arrays.copyOf(said, said.length + MAC_BYTES);
        System.arraycopy(mac(said), 0, cursor, said.length, MAC_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
    }

    /** @param length of the content; a cursor with another one is nobody's */
    Opened open(Kind kind, int length, String cursor) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            return new Opened.Nobodys();
        }
        var saidBytes = DATABASE_BYTES + 1 + length;
        if (bytes.length != saidBytes + MAC_BYTES || bytes[DATABASE_BYTES] != kind.mark) {
            return new Opened.Nobodys();
        }
        if (!ByteBuffer.wrap(bytes, 0, DATABASE_BYTES).equals(database.buffer())) {
            return new Opened.OfAnotherDatabase();
        }
        var mac = mac(Arrays.copyOf(bytes, saidBytes));
        return MessageDigest.isEqual(Arrays.copyOf(mac, MAC_BYTES), Arrays.copyOfRange(bytes, saidBytes, bytes.length))
                ? new Opened.Ours(
                        ByteBuffer.wrap(bytes, DATABASE_BYTES + 1, length).slice())
                : new Opened.Nobodys();
    }

    private byte[] mac(byte[] said) {
        return new HmacSha256(secret.toArray()).of(said);
    }

    private static byte[] bytes(RandomGenerator random, int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
