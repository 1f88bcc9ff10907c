package dev.flightcase.cache.payment;

import dev.flightcase.cache.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key schedule of HPKE (RFC 9180 §5.1) in base mode, for the first and only message of a context, with
 * DHKEM(X25519, HKDF-SHA256) and HKDF-SHA256. The KEM is the platform's.
 */
final class Hpke {
    /** RFC 9180 §7.1. */
    static final String KEM = "DHKEM";

    private static final int KEM_ID = 0x0020;
    /** RFC 9180 §7.2. */
    private static final int KDF_ID = 0x0001;

    private static final byte MODE_BASE = 0;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final byte[] NOTHING = {};

    /** RFC 9180 §7.3. */
    enum Aead {
        AES_128_GCM(1, 16),
        AES_256_GCM(2, 32);

        private final int id;
        private final int keyBytes;

        Aead(int id, int keyBytes) {
            this.id = id;
            this.keyBytes = keyBytes;
        }
    }

    private final byte[] suite;
    private final KDF kdf;

    private Hpke(Aead aead) throws GeneralSecurityException {
        this.suite = bytes(ascii("HPKE"), two(KEM_ID), two(KDF_ID), two(aead.id));
        this.kdf = KDF.getInstance("HKDF-SHA256");
    }

    /**
     * A cipher for the message with the number 0, with its additional data.
     *
     * @param mode of {@link Cipher}
     * @param shared secret that the KEM gave
     */
    static Cipher cipher(int mode, Aead aead, SecretKey shared, byte[] info, byte[] aad)
            throws GeneralSecurityException {
        var hpke = new Hpke(aead);
        var context = bytes(
                new byte[] {MODE_BASE},
                hpke.extract(NOTHING, "psk_id_hash", NOTHING).toArray(),
                hpke.extract(NOTHING, "info_hash", info).toArray());
        var secret = hpke.extract(shared.getEncoded(), "secret", NOTHING);
        var key = hpke.expand(secret, "key", context, aead.keyBytes);
        var nonce = hpke.expand(secret, "base_nonce", context, NONCE_BYTES);
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key.toArray(), "AES"), new GCMParameterSpec(TAG_BITS, nonce.toArray()));
        cipher.updateAAD(aad);
        return cipher;
    }

    /** LabeledExtract of RFC 9180 §4. */
    private Bytes extract(byte[] salt, String label, byte[] material) throws GeneralSecurityException {
        return Bytes.owning(kdf.deriveData(HKDFParameterSpec.ofExtract()
                .addSalt(salt)
                .addIKM(bytes(ascii("HPKE-v1"), suite, ascii(label), material))
                .extractOnly()));
    }

    /** LabeledExpand of RFC 9180 §4. */
    private Bytes expand(Bytes secret, String label, byte[] info, int length) throws GeneralSecurityException {
        var labeled = bytes(two(length), ascii("HPKE-v1"), suite, ascii(label), info);
        var key = new SecretKeySpec(secret.toArray(), "Generic");
        return Bytes.owning(kdf.deriveData(HKDFParameterSpec.expandOnly(key, labeled, length)));
    }

    private static byte[] bytes(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] two(int number) {
        return new byte[] {(byte) (number >> Byte.SIZE), (byte) number};
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
