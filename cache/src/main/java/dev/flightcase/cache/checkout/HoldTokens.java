package dev.flightcase.cache.checkout;

import dev.flightcase.cache.HmacSha256;
import dev.flightcase.cache.UuidBytes;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Proof that a hold was given by this node: {@code h1.} and, in base64url, the hold's id and the first half of its
 * HMAC-SHA256. Whoever has it may convert, extend or release the hold: so one phone can hand a basket to another.
 * Thread-safe.
 */
final class HoldTokens {
    static final int KEY_BYTES = 32;

    private static final String PREFIX = "h1.";
    /** RFC 2104 §5: not less than half of the hash. */
    private static final int MAC_BYTES = 16;

    private static final int TEXT_CHARS = PREFIX.length() + (UuidBytes.LENGTH + MAC_BYTES) * 4 / 3 + 1;

    private final HmacSha256 hmac;

    HoldTokens(byte[] key) {
        hmac = new HmacSha256(key);
    }

    String of(UUID hold) {
        var id = UuidBytes.of(hold);
        var bytes = ByteBuffer.allocate(UuidBytes.LENGTH + MAC_BYTES).put(id).put(hmac.of(id), 0, MAC_BYTES);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** The hold that a text claims: a token, or a plain id. Empty when it is neither, or the token is not of this node. */
    Optional<HoldClaim> claim(String text) {
        try {
            return text.startsWith(PREFIX) ? verify(text) : Optional.of(new HoldClaim(UUID.fromString(text), false));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<HoldClaim> verify(String text) {
        if (text.length() > TEXT_CHARS) {
            return Optional.empty();
        }
        var bytes = Base64.getUrlDecoder().decode(text.substring(PREFIX.length()));
        if (bytes.length != UuidBytes.LENGTH + MAC_BYTES) {
            return Optional.empty();
        }
        var id = Arrays.copyOf(bytes, UuidBytes.LENGTH);
        var mac = Arrays.copyOfRange(bytes, UuidBytes.LENGTH, bytes.length);
        return MessageDigest.isEqual(mac, Arrays.copyOf(hmac.of(id), MAC_BYTES))
                ? Optional.of(new HoldClaim(UuidBytes.get(ByteBuffer.wrap(id)), true))
                : Optional.empty();
    }
}
