package dev.flightcase.cache.payment;

import dev.flightcase.cache.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A key of 256 bits that tokens are sealed under. Never printed, never in the database. */
public final class SealingKey {
    private static final byte[] ID_OF = "flightcase payment key id\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] KEY_OF = "flightcase payment key\n".getBytes(StandardCharsets.US_ASCII);

    private final SecretKey key;
    private final long id;

    private SealingKey(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
        this.id = ByteBuffer.wrap(hash(ID_OF, key)).getLong();
    }

    /** The key that a secret of at least 256 random bits stands for. */
    public static SealingKey of(String secret) {
        return new SealingKey(hash(KEY_OF, secret.getBytes(StandardCharsets.UTF_8)));
    }

    /** Tells keys apart and nothing else: the first 8 bytes of a SHA-256 of it. */
    long id() {
        return id;
    }

    SecretKey key() {
        return key;
    }

    @Override
    public String toString() {
        return "SealingKey[" + Long.toHexString(id) + "]";
    }

    private static byte[] hash(byte[] purpose, byte[] secret) {
        var digest = Sha256.digest();
        digest.update(purpose);
        return digest.digest(secret);
    }
}
