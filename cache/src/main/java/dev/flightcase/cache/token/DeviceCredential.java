package dev.flightcase.cache.token;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.Sha256;
import dev.flightcase.cache.UuidBytes;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** What a phone shows: {@code d1.} and, in URL-safe base64, its id with 256 random bits. */
record DeviceCredential(UUID id, Bytes secret) {
    private static final String PREFIX = "d1.";
    private static final int SECRET_BYTES = 32;
    /** 48 bytes: base64 without padding and without spare bits. */
    private static final int LENGTH = PREFIX.length() + (UuidBytes.LENGTH + SECRET_BYTES) / 3 * 4;

    static DeviceCredential make(UUID id, SecureRandom random) {
        var secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return new DeviceCredential(id, Bytes.owning(secret));
    }

    /** Takes anything; empty for what this node never gave out. */
    static Optional<DeviceCredential> parse(String text) {
        // With padding the same length holds fewer bytes.
        if (text.length() != LENGTH || !text.startsWith(PREFIX) || text.endsWith("=")) {
            return Optional.empty();
        }
        try {
            var in = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text.substring(PREFIX.length())));
            var id = UuidBytes.get(in);
            var secret = new byte[SECRET_BYTES];
            in.get(secret);
            return Optional.of(new DeviceCredential(id, Bytes.owning(secret)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    String text() {
        var bytes = ByteBuffer.allocate(UuidBytes.LENGTH + SECRET_BYTES)
                .put(UuidBytes.of(id))
                .put(secret.buffer())
                .array();
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    Bytes hash() {
        return Bytes.owning(Sha256.of(secret.toArray()));
    }

    @Override
    public String toString() {
        return "DeviceCredential[" + id + "]";
    }
}
