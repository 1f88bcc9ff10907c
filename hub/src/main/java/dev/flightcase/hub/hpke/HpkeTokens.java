package dev.flightcase.hub.hpke;

import dev.flightcase.hub.Sha256;
import dev.flightcase.hub.ledger.Entry;
import dev.flightcase.hub.payments.TokenOpener;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.XECPrivateKey;
import java.util.UUID;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;

/** Opens what commerce.proto says of PaymentToken.sealed: base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. */
public final class HpkeTokens implements TokenOpener {
    private static final int KEY_BYTES = 32;
    private static final byte[] INFO = "flightcase payment token 1".getBytes(StandardCharsets.US_ASCII);

    private final HPKE hpke =
            new HPKE(HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
    private final AsymmetricCipherKeyPair own;
    private final long keyId;

    /**
     * @param pair X25519, both halves
     * @param publicKey its 32 raw bytes
     */
    public HpkeTokens(KeyPair pair, byte[] publicKey) {
        var scalar = ((XECPrivateKey) pair.getPrivate())
                .getScalar()
                .orElseThrow(() -> new IllegalArgumentException("the hub's key for payment tokens can not be read"));
        this.own = hpke.deserializePrivateKey(scalar, publicKey);
        this.keyId = ByteBuffer.wrap(Sha256.of(publicKey)).getLong();
    }

    @Override
    public Opening open(UUID order, Entry.Token token) {
        if (token.keyId() != keyId) {
            return new Opening.OtherKey();
        }
        if (token.sealed().size() <= KEY_BYTES) {
            return new Opening.Broken();
        }
        var encapsulated = token.sealed().substring(0, KEY_BYTES).toByteArray();
        var content = token.sealed().substring(KEY_BYTES).toByteArray();
        try {
            // Its own keys are not changed by opening, but nothing says that it may be used by two threads at once.
            synchronized (hpke) {
                var opened = hpke.open(encapsulated, own, INFO, additional(order, token), content, null, null, null);
                var text = new String(opened, StandardCharsets.US_ASCII);
                return text.chars().allMatch(c -> c > ' ' && c < 0x7f) && !text.isEmpty()
                        ? new Opening.Opened(text)
                        : new Opening.Broken();
            }
        } catch (InvalidCipherTextException | RuntimeException _) {
            // Bouncy Castle throws what it likes at a key that is none.
            return new Opening.Broken();
        }
    }

    private static byte[] additional(UUID order, Entry.Token token) {
        return ByteBuffer.allocate(2 * Long.BYTES + Integer.BYTES)
                .putLong(order.getMostSignificantBits())
                .putLong(order.getLeastSignificantBits())
                .putInt(token.tender())
                .array();
    }
}
