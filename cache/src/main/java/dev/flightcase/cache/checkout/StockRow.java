package dev.flightcase.cache.checkout;

import java.nio.ByteBuffer;

/**
 * The units of one SKU. Always: available + held + confirmed + withdrawn = granted, and no term is negative.
 *
 * @param brought what the catalog said was brought, when it was last adopted
 * @param adjusted restocked and counted on top of that, or less
 * @param granted brought and adjusted, and never below what is taken
 * @param held reserved by live holds
 * @param confirmed sold and not voided
 * @param withdrawn damaged, given away
 * @param changedAt the ledger's revision when this row last changed
 */
record StockRow(long brought, long adjusted, long granted, long held, long confirmed, long withdrawn, long changedAt) {
    private static final int BYTES = 7 * Long.BYTES;

    StockRow {
        if (granted < 0 || held < 0 || confirmed < 0 || withdrawn < 0 || granted < held + confirmed + withdrawn) {
            throw new IllegalArgumentException("stock of " + granted + " granted cannot have " + held + " held, "
                    + confirmed + " confirmed, " + withdrawn + " withdrawn");
        }
    }

    static StockRow none() {
        return new StockRow(0, 0, 0, 0, 0, 0, 0);
    }

    long available() {
        return granted - taken();
    }

    StockRow confirm(long units) {
        return new StockRow(brought, adjusted, granted, held, confirmed + units, withdrawn, changedAt);
    }

    StockRow hold(long units) {
        return new StockRow(brought, adjusted, granted, held + units, confirmed, withdrawn, changedAt);
    }

    StockRow withdraw(long units) {
        return new StockRow(brought, adjusted, granted, held, confirmed, withdrawn + units, changedAt);
    }

    StockRow adjust(long units) {
        return new StockRow(brought, adjusted + units, granted + units, held, confirmed, withdrawn, changedAt);
    }

    /**
     * Takes over what the catalog says was brought; adjustments stay on top. A catalog that brings less than was sold leaves
     * nothing, and takes nothing back.
     */
    StockRow bring(long units) {
        var granting = Math.max(units + adjusted, taken());
        return new StockRow(units, adjusted, granting, held, confirmed, withdrawn, changedAt);
    }

    StockRow changedAt(long revision) {
        return new StockRow(brought, adjusted, granted, held, confirmed, withdrawn, revision);
    }

    byte[] encode() {
        return ByteBuffer.allocate(BYTES)
                .putLong(brought)
                .putLong(adjusted)
                .putLong(granted)
                .putLong(held)
                .putLong(confirmed)
                .putLong(withdrawn)
                .putLong(changedAt)
                .array();
    }

    static StockRow decode(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        return new StockRow(
                in.getLong(), in.getLong(), in.getLong(), in.getLong(), in.getLong(), in.getLong(), in.getLong());
    }

    private long taken() {
        return held + confirmed + withdrawn;
    }
}
