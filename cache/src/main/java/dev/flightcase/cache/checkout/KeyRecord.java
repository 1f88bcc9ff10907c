package dev.flightcase.cache.checkout;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.Sha256;
import java.nio.ByteBuffer;

/**
 * What a used idempotency key stands for. The order it made never changes, and {@code settlement} is kept as it was, so
 * together they are the first response, byte for byte.
 *
 * @param fingerprint SHA-256 of the request
 */
record KeyRecord(Bytes fingerprint, long number, Settlement settlement) {
    private static final int BYTES = Sha256.BYTES + Long.BYTES + 1;

    byte[] encode() {
        return ByteBuffer.allocate(BYTES)
                .put(fingerprint.buffer())
                .putLong(number)
                .put(settlement.code())
                .array();
    }

    static KeyRecord decode(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        var fingerprint = new byte[Sha256.BYTES];
        in.get(fingerprint);
        return new KeyRecord(Bytes.owning(fingerprint), in.getLong(), Settlement.of(in.get()));
    }
}
