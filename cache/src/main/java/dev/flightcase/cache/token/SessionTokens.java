package dev.flightcase.cache.token;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.HmacSha256;
import dev.flightcase.cache.UuidBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Tokens that this node alone makes and checks: {@code s1.<payload>.<HMAC-SHA256>}, both in URL-safe base64, the payload
 * being device (16 bytes), role, and the seconds since 1970 at which it was issued and at which it ends. Checking one
 * costs one HMAC (about 2 microseconds), no disk and no lock. Times are the wall clock's: when it is set, phones ask for
 * a new token by their device secret, which knows no time.
 */
public final class SessionTokens {
    /** RFC 2104 section 3: as long as the hash. */
    public static final int KEY_BYTES = 32;

    private static final String PREFIX = "s1.";
    /** A multiple of three bytes and so without padding or spare bits: each token has one spelling. */
    private static final int PAYLOAD_BYTES = UuidBytes.LENGTH + 1 + 2 * Long.BYTES;

    private static final int PAYLOAD_CHARS = PAYLOAD_BYTES / 3 * 4;
    private static final int SIGNED_CHARS = PREFIX.length() + PAYLOAD_CHARS;
    /** 32 bytes in base64 without padding. */
    private static final int MAC_CHARS = 43;

    private static final int LENGTH = SIGNED_CHARS + 1 + MAC_CHARS;
    /** A clock that was set back by more than this does not make old tokens live on. */
    private static final long CLOCK_STEP_SECONDS_MAX = 60;

    private final HmacSha256 hmac;
    private final Duration lifetime;
    private final InstantSource clock;

    /** @param key 256 random bits; the same after a restart, so that sessions survive it */
    public SessionTokens(Bytes key, Duration lifetime, InstantSource clock) {
        if (key.length() < KEY_BYTES) {
            throw new IllegalArgumentException(
                    "the key of session tokens has " + key.length() + " bytes; must have " + KEY_BYTES);
        }
        hmac = new HmacSha256(key.toArray());
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /** What a token says. */
    record Claims(UUID device, Role role) {}

    Session issue(UUID device, Role role) {
        long now = clock.instant().getEpochSecond();
        var payload = ByteBuffer.allocate(PAYLOAD_BYTES)
                .put(UuidBytes.of(device))
                .put(role.stored())
                .putLong(now)
                .putLong(now + lifetime.toSeconds())
                .array();
        var signed = PREFIX + base64(payload);
        return new Session(signed + "." + mac(signed), role, lifetime);
    }

    /** Takes anything; empty for what this node did not make, and for what has ended. */
    Optional<Claims> verify(String token) {
        if (token.length() != LENGTH || !token.startsWith(PREFIX) || token.charAt(SIGNED_CHARS) != '.') {
            return Optional.empty();
        }
        var signed = token.substring(0, SIGNED_CHARS);
        boolean ours = MessageDigest.isEqual(
                mac(signed).getBytes(StandardCharsets.US_ASCII),
                token.substring(SIGNED_CHARS + 1).getBytes(StandardCharsets.UTF_8));
        return ours ? claims(signed.substring(PREFIX.length())) : Optional.empty();
    }

    private Optional<Claims> claims(String payload) {
        var in = ByteBuffer.wrap(Base64.getUrlDecoder().decode(payload));
        var device = UuidBytes.get(in);
        var role = Role.stored(in.get());
        long issued = in.getLong();
        long expires = in.getLong();
        long now = clock.instant().getEpochSecond();
        boolean lives = now < expires && now >= issued - CLOCK_STEP_SECONDS_MAX;
        return lives ? role.map(known -> new Claims(device, known)) : Optional.empty();
    }

    private String mac(String signed) {
        return base64(hmac.of(signed.getBytes(StandardCharsets.UTF_8)));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
