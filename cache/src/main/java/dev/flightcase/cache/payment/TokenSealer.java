package dev.flightcase.cache.payment;

import dev.flightcase.cache.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals tokens with AES-256-GCM (NIST SP 800-38D), each with a random nonce of 96 bits: one key is good for 2^32 tokens
 * (§8.3), more than a stall sells in its life. The additional data are the order's id, the position of the tender, and all
 * that the token shows in the clear.
 */
public final class TokenSealer implements TokenSeal {
    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int PLACE_BYTES = 2 * Long.BYTES + Integer.BYTES;

    private final SealingKey current;
    private final Map<Long, SealingKey> keys = new HashMap<>();
    private final SecureRandom random;

    /** @param former keys that still open what was sealed under them */
    public TokenSealer(SealingKey current, List<SealingKey> former, SecureRandom random) {
        this.current = current;
        former.forEach(key -> keys.put(key.id(), key));
        keys.put(current.id(), current);
        this.random = random;
    }

    @Override
    public SealedToken seal(TokenPlace place, PaymentToken token) {
        var nonce = new byte[SealedToken.NONCE_BYTES];
        random.nextBytes(nonce);
        var open = new SealedToken(
                current.id(),
                token.expiresAt(),
                token.provider(),
                token.scope(),
                Bytes.owning(nonce),
                Bytes.owning(token.token().getBytes(StandardCharsets.US_ASCII)));
        try {
            var content = cipher(Cipher.ENCRYPT_MODE, current, open, place)
                    .doFinal(open.content().toArray());
            return new SealedToken(
                    open.keyId(), open.expiresAt(), open.provider(), open.scope(), open.nonce(), Bytes.owning(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + TRANSFORMATION, e);
        }
    }

    /** Never throws for what was tampered with, or stands elsewhere. */
    public TokenOpening open(TokenPlace place, SealedToken sealed) {
        var key = keys.get(sealed.keyId());
        if (key == null) {
            return new TokenOpening.UnknownKey();
        }
        try {
            var token = cipher(Cipher.DECRYPT_MODE, key, sealed, place)
                    .doFinal(sealed.content().toArray());
            return new TokenOpening.Opened(new PaymentToken(
                    sealed.provider(),
                    sealed.scope(),
                    new String(token, StandardCharsets.US_ASCII),
                    sealed.expiresAt()));
        } catch (AEADBadTagException e) {
            return new TokenOpening.NotAuthentic();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + TRANSFORMATION, e);
        }
    }

    private static Cipher cipher(int mode, SealingKey key, SealedToken token, TokenPlace place)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance(TRANSFORMATION);
        var nonce = new GCMParameterSpec(
                SealedToken.TAG_BYTES * Byte.SIZE, token.nonce().toArray());
        cipher.init(mode, key.key(), nonce);
        cipher.updateAAD(ByteBuffer.allocate(PLACE_BYTES)
                .putLong(place.order().getMostSignificantBits())
                .putLong(place.order().getLeastSignificantBits())
                .putInt(place.tender())
                .array());
        cipher.updateAAD(token.header());
        return cipher;
    }
}
