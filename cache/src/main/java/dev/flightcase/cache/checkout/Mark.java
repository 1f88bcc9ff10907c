package dev.flightcase.cache.checkout;

import java.nio.ByteBuffer;

/**
 * What became of an order after it was written; the record itself never changes.
 *
 * @param settlement where it is settled now
 * @param voidedBy sequence of the entry that voided it; 0 for none
 * @param handedOverBy sequence of the entry that says it was handed over; 0 for none
 */
public record Mark(Settlement settlement, long voidedBy, long handedOverBy) {
    private static final int BYTES = 1 + 2 * Long.BYTES;

    static Mark of(JournalEntry entry) {
        return new Mark(entry.settlement(), 0, 0);
    }

    public boolean isVoided() {
        return voidedBy != 0;
    }

    public boolean isHandedOver() {
        return handedOverBy != 0;
    }

    Mark voided(long sequence) {
        return new Mark(settlement, sequence, handedOverBy);
    }

    Mark handedOver(long sequence) {
        return new Mark(settlement, voidedBy, sequence);
    }

    byte[] encode() {
        return ByteBuffer.allocate(BYTES)
                .put(settlement.code())
                .putLong(voidedBy)
                .putLong(handedOverBy)
                .array();
    }

    static Mark decode(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        return new Mark(Settlement.of(in.get()), in.getLong(), in.getLong());
    }
}
