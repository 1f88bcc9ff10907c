package dev.flightcase.provisioning;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** The 32 bytes of RFC 8032 §5.1.5 that stand for a node. Immutable. */
public final class Ed25519PublicKey {

    public static final int BYTES = 32;

    // RFC 8410 §4: SubjectPublicKeyInfo of Ed25519 is this prefix and then the raw key.
    private static final byte[] SPKI_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final byte[] raw;

    private Ed25519PublicKey(byte[] raw) {
        this.raw = raw;
    }

    /** Of the raw bytes, as they are on the wire. */
    public static Ed25519PublicKey ofRaw(byte[] raw) {
        if (raw.length != BYTES) {
            throw new IllegalArgumentException("Ed25519 public key has " + raw.length + " bytes; must have " + BYTES);
        }
        return new Ed25519PublicKey(raw.clone());
    }

    /** Of the X.509 encoding (DER), as it is in files. */
    static Ed25519PublicKey ofSpki(byte[] spki) {
        boolean ours = spki.length == SPKI_PREFIX.length + BYTES
                && Arrays.equals(spki, 0, SPKI_PREFIX.length, SPKI_PREFIX, 0, SPKI_PREFIX.length);
        if (!ours) {
            throw new IllegalArgumentException("not the X.509 encoding of an Ed25519 public key");
        }
        return new Ed25519PublicKey(Arrays.copyOfRange(spki, SPKI_PREFIX.length, spki.length));
    }

    /** A copy of the 32 raw bytes. */
    public byte[] toByteArray() {
        return raw.clone();
    }

    byte[] toSpki() {
        var spki = Arrays.copyOf(SPKI_PREFIX, SPKI_PREFIX.length + BYTES);
        System.arraycopy(raw, 0, spki, SPKI_PREFIX.length, BYTES);
        return spki;
    }

    /** Whether {@code signature} is this key's over {@code message}; false for anything malformed. */
    public boolean verifies(byte[] message, byte[] signature) {
        try {
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(toJdk());
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    private PublicKey toJdk() throws GeneralSecurityException {
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(toSpki()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ed25519PublicKey key && Arrays.equals(raw, key.raw);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(raw);
    }

    /** Lower-case hexadecimal; public keys are no secret. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(raw);
    }
}
