package dev.flightcase.cache.checkout;

import java.nio.ByteBuffer;

/**
 * The units of one SKU. Always: available + held + confirmed + withdrawn = granted, and no term is negative.
 *
 * @param brought what the catalog said was brought, when it was last adopted
 * @param adjusted restocked and counted on top of that, or less
 * @param granted brought and adjusted; while more than that is taken, what is taken: then none is left, and what comes back
 *     is not sold again
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

    StockRow hold(long units) {
        return taking(held + units, confirmed, withdrawn);
    }

    StockRow release(long units) {
        return taking(held - units, confirmed, withdrawn);
    }

    /** @param ofHeld units that a hold kept for this: fewer than are sold, or more */
    StockRow sell(long units, long ofHeld) {
        return taking(held - ofHeld, confirmed + units, withdrawn);
    }

    StockRow takeBack(long units) {
        return taking(held, confirmed - units, withdrawn);
    }

    StockRow withdraw(long units) {
        return taking(held, confirmed, withdrawn + units);
    }

    StockRow restock(long units) {
        return granting(brought, adjusted + units);
    }

    /** @param units that are there now, held ones included */
    StockRow count(long units) {
        return granting(brought, units + confirmed + withdrawn - brought);
    }

    /**
     * Takes over what the catalog says was brought; adjustments stay on top. A catalog that brings less than was sold leaves
     * nothing, and takes nothing back.
     */
    StockRow bring(long units) {
        return granting(units, adjusted);
    }

    private StockRow granting(long newBrought, long newAdjusted) {
        var most = Math.max(newBrought + newAdjusted, taken());
        return new StockRow(newBrought, newAdjusted, most, held, confirmed, withdrawn, changedAt);
    }

    /** Throws when there is not so much: the rules were asked before. */
    private StockRow taking(long newHeld, long newConfirmed, long newWithdrawn) {
        var taking = newHeld + newConfirmed + newWithdrawn;
        var most = taking > granted ? granted : Math.max(brought + adjusted, taking);
        return new StockRow(brought, adjusted, most, newHeld, newConfirmed, newWithdrawn, changedAt);
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

    /** Held, sold or withdrawn. */
    long taken() {
        return held + confirmed + withdrawn;
    }
}
