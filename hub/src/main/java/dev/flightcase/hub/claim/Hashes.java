package dev.flightcase.hub.claim;

import dev.flightcase.hub.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/** SHA-256, Ed25519, and the id that follows from a node's key. */
final class Hashes {
    /** RFC 8410 §4: what stands before the raw key. */
    private static final byte[] SPKI_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final int KEY_BYTES = 32;
    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int ID_CHARACTERS = 10;
    private static final int BITS_PER_CHARACTER = 5;

    private Hashes() {}

    static String sha256Hex(byte[] bytes) {
        return HexFormat.of().formatHex(Sha256.of(bytes));
    }

    static String ofCode(String code) {
        return sha256Hex(code.getBytes(StandardCharsets.US_ASCII));
    }

    /** {@code fc-} and the first 10 characters of the base32 of the key's SHA-256. */
    static String nodeId(byte[] rawKey) {
        var digest = Sha256.of(rawKey);
        var id = new StringBuilder("fc-");
        for (int i = 0; i < ID_CHARACTERS; i++) {
            int bit = i * BITS_PER_CHARACTER;
            int pair = Byte.toUnsignedInt(digest[bit / Byte.SIZE]) << Byte.SIZE
                    | Byte.toUnsignedInt(digest[bit / Byte.SIZE + 1]);
            id.append(BASE32.charAt(
                    pair >> (2 * Byte.SIZE - BITS_PER_CHARACTER - bit % Byte.SIZE) & (BASE32.length() - 1)));
        }
        return id.toString();
    }

    /** False for anything malformed. */
    static boolean verifies(byte[] rawKey, byte[] message, byte[] signature) {
        if (rawKey.length != KEY_BYTES) {
            return false;
        }
        var spki = new byte[SPKI_PREFIX.length + KEY_BYTES];
        System.arraycopy(SPKI_PREFIX, 0, spki, 0, SPKI_PREFIX.length);
        System.arraycopy(rawKey, 0, spki, SPKI_PREFIX.length, KEY_BYTES);
        try {
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki)));
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException _) {
            return false;
        }
    }
}
