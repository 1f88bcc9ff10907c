package dev.flightcase.cache.checkout;

import dev.flightcase.cache.Bytes;
import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * A payment token on disk, until it is confirmed.
 *
 * @param since node time
 * @param sealed as {@link dev.flightcase.cache.payment.SealedToken} encodes it
 */
record TokenRow(Instant since, Instant expires, Bytes sealed) {
    byte[] encode() {
        return ByteBuffer.allocate(2 * Long.BYTES + sealed.length())
                .putLong(since.toEpochMilli())
                .putLong(expires.toEpochMilli())
                .put(sealed.buffer())
                .array();
    }

    static TokenRow decode(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        var since = Instant.ofEpochMilli(in.getLong());
        var expires = Instant.ofEpochMilli(in.getLong());
        var sealed = new byte[in.remaining()];
        in.get(sealed);
        return new TokenRow(since, expires, Bytes.owning(sealed));
    }
}
