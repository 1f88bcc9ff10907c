package dev.flightcase.cache.checkout;

import java.nio.ByteBuffer;

/** Which allotments of an event are in force, on disk. */
record AllotmentVersion(long epoch, long version) {
    byte[] encode() {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(epoch)
                .putLong(version)
                .array();
    }

    static AllotmentVersion decode(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        return new AllotmentVersion(in.getLong(), in.getLong());
    }
}
