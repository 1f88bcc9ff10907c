package dev.flightcase.cache.payment;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.Sha256;
import dev.flightcase.cache.UuidBytes;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPublicKeySpec;
import javax.crypto.Cipher;
import javax.crypto.KEM;

/**
 * Seals payment tokens on their way, so that only the hub can open them: HPKE (RFC 9180), base mode, with
 * DHKEM(X25519, HKDF-SHA256), HKDF-SHA256 and AES-256-GCM. Each time another ciphertext. Takes some hundred microseconds,
 * never blocks. Any thread.
 */
public final class HubSealer {
    /** Of an X25519 public key. */
    public static final int KEY_BYTES = 32;

    static final byte[] INFO = "flightcase payment token 1".getBytes(StandardCharsets.US_ASCII);

    private final PublicKey hub;
    private final long keyId;
    private final SecureRandom random;

    /**
     * What goes over the wire.
     *
     * @param sealed the encapsulated key of 32 bytes, then the ciphertext with its tag
     * @param keyId the first 8 bytes of the SHA-256 of the hub's key
     */
    public record Sealed(Bytes sealed, long keyId) {}

    /**
     * @param key the hub's X25519 key, little-endian as RFC 7748 writes it
     * @throws IllegalArgumentException when it has another length, or is no key
     */
    public HubSealer(Bytes key, SecureRandom random) {
        if (key.length() != KEY_BYTES) {
            throw new IllegalArgumentException(
                    "the hub's key for payment tokens has " + key.length() + " bytes; must have " + KEY_BYTES);
        }
        this.hub = publicKey(key);
        this.keyId = ByteBuffer.wrap(Sha256.of(key.toArray())).getLong();
        this.random = random;
    }

    public Sealed seal(TokenPlace place, PaymentToken token) {
        try {
            var encapsulated =
                    KEM.getInstance(Hpke.KEM).newEncapsulator(hub, random).encapsulate();
            var cipher = Hpke.cipher(
                    Cipher.ENCRYPT_MODE, Hpke.Aead.AES_256_GCM, encapsulated.key(), INFO, additional(place));
            var content = cipher.doFinal(token.token().getBytes(StandardCharsets.US_ASCII));
            var key = encapsulated.encapsulation();
            return new Sealed(
                    Bytes.owning(ByteBuffer.allocate(key.length + content.length)
                            .put(key)
                            .put(content)
                            .array()),
                    keyId);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java can not seal with HPKE", e);
        }
    }

    /** The order's id and the tender, so that a token can not be moved to another order. */
    static byte[] additional(TokenPlace place) {
        return UuidBytes.put(ByteBuffer.allocate(UuidBytes.LENGTH + Integer.BYTES), place.order())
                .putInt(place.tender())
                .array();
    }

    /** RFC 7748 §5: little-endian, the highest bit does not count. */
    static PublicKey publicKey(Bytes key) {
        var bigEndian = new byte[KEY_BYTES];
        for (var n = 0; n < KEY_BYTES; n++) {
            bigEndian[n] = key.buffer().get(KEY_BYTES - 1 - n);
        }
        bigEndian[0] &= 0x7f;
        try {
            return KeyFactory.getInstance("X25519")
                    .generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, new BigInteger(1, bigEndian)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the hub's key for payment tokens is no X25519 key", e);
        }
    }
}
