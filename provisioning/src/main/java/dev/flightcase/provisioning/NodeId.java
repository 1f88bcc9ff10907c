package dev.flightcase.provisioning;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;

/**
 * The short name of a node, the same for its whole life: {@code fc-} and the first 10 characters of the
 * lower-case base32 (RFC 4648 §6) of the SHA-256 of its raw public key. 50 bits: enough to tell nodes apart,
 * not to prove who one is; that is what the key is for.
 */
public record NodeId(String value) {

    private static final String PREFIX = "fc-";
    private static final int CHARACTERS = 10;
    private static final int BITS_PER_CHARACTER = 5;
    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
    private static final Pattern FORM = Pattern.compile(PREFIX + "[a-z2-7]{" + CHARACTERS + "}");

    public NodeId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("node id is " + value + "; must match " + FORM);
        }
    }

    public static NodeId of(Ed25519PublicKey key) {
        var digest = sha256(key.toByteArray());
        var id = new StringBuilder(PREFIX);
        for (int i = 0; i < CHARACTERS; i++) {
            id.append(BASE32.charAt(fiveBits(digest, i * BITS_PER_CHARACTER)));
        }
        return new NodeId(id.toString());
    }

    private static int fiveBits(byte[] bytes, int firstBit) {
        int at = firstBit / Byte.SIZE;
        int pair = Byte.toUnsignedInt(bytes[at]) << Byte.SIZE | Byte.toUnsignedInt(bytes[at + 1]);
        return pair >> (2 * Byte.SIZE - BITS_PER_CHARACTER - firstBit % Byte.SIZE) & (BASE32.length() - 1);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256, which every Java must have", e);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
