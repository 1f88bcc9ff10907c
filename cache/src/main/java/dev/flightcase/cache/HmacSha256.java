package dev.flightcase.cache;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA256 (RFC 2104) under one key. Finding the algorithm and preparing the key costs more than a short message, so both
 * are done once. Thread-safe: what is prepared is only copied.
 */
public final class HmacSha256 {
    public static final int BYTES = Sha256.BYTES;

    private static final String ALGORITHM = "HmacSHA256";

    private final Mac keyed;

    /** @param key copied; not empty */
    public HmacSha256(byte[] key) {
        try {
            keyed = Mac.getInstance(ALGORITHM);
            keyed.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has " + ALGORITHM, e);
        }
    }

    public byte[] of(byte[] message) {
        try {
            return ((Mac) keyed.clone()).doFinal(message);
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("the " + ALGORITHM + " of the JDK can be copied", e);
        }
    }
}
