package dev.flightcase.cache.checkout;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.Sha256;
import dev.flightcase.cache.UuidBytes;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * What a used idempotency key stands for. What it made never changes (an entry of the journal, a hold as it was first
 * answered), so together they are the first response, byte for byte.
 *
 * @param fingerprint SHA-256 of the request
 * @param made the id of what it made
 */
record KeyRecord(Bytes fingerprint, UUID made) {
    private static final int BYTES = Sha256.BYTES + UuidBytes.LENGTH;

    byte[] encode() {
        return UuidBytes.put(ByteBuffer.allocate(BYTES).put(fingerprint.buffer()), made)
                .array();
    }

    static KeyRecord decode(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        var fingerprint = new byte[Sha256.BYTES];
        in.get(fingerprint);
        return new KeyRecord(Bytes.owning(fingerprint), UuidBytes.get(in));
    }
}
