package dev.flightcase.uplink.commerce;

import dev.flightcase.uplink.Bytes;
import dev.flightcase.uplink.Sha256;
import dev.flightcase.uplink.UplinkException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The keys by which a hub signs what a broker can not make up. Immutable; from any thread. */
public final class HubKeys {
    /** RFC 8032: of a public key in its raw form. */
    public static final int KEY_BYTES = 32;

    /** RFC 8410 §4: what stands before the raw key in its X.509 form. */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final Map<Long, PublicKey> keys = new HashMap<>();

    /** @param raw Ed25519 public keys of 32 bytes; none when no hub is known yet, and then nothing verifies */
    public HubKeys(List<Bytes> raw) {
        raw.forEach(key -> keys.put(id(key), publicKey(key)));
    }

    /** How a key is named in messages: the first 8 bytes of the SHA-256 of its raw bytes. */
    public static long id(Bytes raw) {
        return ByteBuffer.wrap(Sha256.digest().digest(raw.toArray())).getLong();
    }

    public boolean knows(long keyId) {
        return keys.containsKey(keyId);
    }

    /** Whether {@code signature} is the named key's over both parts together; false when that key is not known. */
    public boolean verifies(long keyId, byte[] head, byte[] payload, byte[] signature) {
        var key = keys.get(keyId);
        if (key == null) {
            return false;
        }
        try {
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(head);
            verifier.update(payload);
            return verifier.verify(signature);
        } catch (SignatureException _) {
            // Not 64 bytes, or no point of the curve: not a signature.
            return false;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new UplinkException("this Java can not verify Ed25519", e);
        }
    }

    private static PublicKey publicKey(Bytes raw) {
        if (raw.length() != KEY_BYTES) {
            throw new UplinkException("hub key has " + raw.length() + " bytes; must have " + KEY_BYTES);
        }
        var encoded = ByteBuffer.allocate(X509_PREFIX.length + KEY_BYTES)
                .put(X509_PREFIX)
                .put(raw.buffer())
                .array();
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new UplinkException("hub key is no Ed25519 public key", e);
        }
    }
}
