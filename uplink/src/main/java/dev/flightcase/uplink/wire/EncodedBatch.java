package dev.flightcase.uplink.wire;

import java.util.Map;

/** An {@code OrderBatch} as it goes over the wire. The payload belongs to whoever takes it. */
public final class EncodedBatch {
    private final long first;
    private final long last;
    private final int refused;
    private final byte[] payload;

    EncodedBatch(long first, long last, int refused, byte[] payload) {
        this.first = first;
        this.last = last;
        this.refused = refused;
        this.payload = payload;
    }

    public long first() {
        return first;
    }

    public long last() {
        return last;
    }

    /** Entries that are in it without their record, see {@link BatchWriter#addWithoutRecord}. */
    public int refused() {
        return refused;
    }

    public byte[] payload() {
        return payload;
    }

    /** The user properties that go with the payload. */
    public Map<String, String> properties() {
        return Map.of(Encoding.PROPERTY, Encoding.DEFLATE);
    }
}
