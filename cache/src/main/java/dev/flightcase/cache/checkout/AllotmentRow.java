package dev.flightcase.cache.checkout;

import java.nio.ByteBuffer;

/**
 * What the hub granted of one SKU, on disk.
 *
 * @param epoch in which it was granted
 * @param base units that had left the stock before this epoch: an epoch starts with nothing left
 * @param units the sum of all that was granted in this epoch
 */
record AllotmentRow(long epoch, long base, long units) {
    private static final int BYTES = 3 * Long.BYTES;

    /** The first of an epoch, of a SKU that so many units are taken of already. */
    static AllotmentRow first(long epoch, StockRow stock) {
        return new AllotmentRow(epoch, Math.max(0, stock.taken() - stock.adjusted()), 0);
    }

    /** In the place of what a catalog says. */
    long brought() {
        return base + units;
    }

    AllotmentRow of(long sum) {
        return new AllotmentRow(epoch, base, sum);
    }

    /** What the slice is at this stock, also of an event that is not served: more than was granted where less was taken back than asked for. */
    long inForce(StockRow stock) {
        return Math.max(units, stock.taken() - stock.adjusted() - base);
    }

    byte[] encode() {
        return ByteBuffer.allocate(BYTES)
                .putLong(epoch)
                .putLong(base)
                .putLong(units)
                .array();
    }

    static AllotmentRow decode(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        return new AllotmentRow(in.getLong(), in.getLong(), in.getLong());
    }
}
