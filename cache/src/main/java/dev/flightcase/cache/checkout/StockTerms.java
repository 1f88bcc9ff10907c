package dev.flightcase.cache.checkout;

import java.nio.ByteBuffer;

/** A row of the stock as it lies on disk, its rules not checked; see {@link StockRow}. */
public record StockTerms(long brought, long adjusted, long granted, long held, long confirmed, long withdrawn) {

    public long available() {
        return granted - held - confirmed - withdrawn;
    }

    /** Throws {@link java.nio.BufferUnderflowException} when the bytes are too few. */
    static StockTerms decode(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        return new StockTerms(in.getLong(), in.getLong(), in.getLong(), in.getLong(), in.getLong(), in.getLong());
    }
}
