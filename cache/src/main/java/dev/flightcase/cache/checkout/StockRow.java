package dev.flightcase.cache.checkout;

import java.nio.ByteBuffer;

/**
 * The units of one SKU. Always: available + held + confirmed + withdrawn = granted, and no term is negative.
 *
 * @param granted brought to the event, or granted by the hub later
 * @param held reserved by holds; none are given out yet
 * @param confirmed sold
 * @param withdrawn damaged, given away; none are recorded yet
 */
record StockRow(long granted, long held, long confirmed, long withdrawn) {
    private static final int BYTES = 4 * Long.BYTES;

    StockRow {
        if (granted < 0 || held < 0 || confirmed < 0 || withdrawn < 0 || granted < held + confirmed + withdrawn) {
            throw new IllegalArgumentException("stock of " + granted + " granted cannot have " + held + " held, "
                    + confirmed + " confirmed, " + withdrawn + " withdrawn");
        }
    }

    static StockRow granting(long units) {
        return new StockRow(units, 0, 0, 0);
    }

    long available() {
        return granted - taken();
    }

    StockRow confirm(long units) {
        return new StockRow(granted, held, confirmed + units, withdrawn);
    }

    /** Never below what is taken: a grant that says less than was sold leaves nothing, and takes nothing back. */
    StockRow regrant(long units) {
        return new StockRow(Math.max(units, taken()), held, confirmed, withdrawn);
    }

    byte[] encode() {
        return ByteBuffer.allocate(BYTES)
                .putLong(granted)
                .putLong(held)
                .putLong(confirmed)
                .putLong(withdrawn)
                .array();
    }

    static StockRow decode(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        return new StockRow(in.getLong(), in.getLong(), in.getLong(), in.getLong());
    }

    private long taken() {
        return held + confirmed + withdrawn;
    }
}
