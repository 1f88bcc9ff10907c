package dev.flightcase.cache.checkout;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.Sha256;
import dev.flightcase.cache.UuidBytes;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * Where the journal stands; written in the same batch as what moved it.
 *
 * @param revision one more for each batch that changed stock; never reused
 * @param sequence entries of the journal so far
 * @param number of the last order; numbers start at 1 and have no gaps
 * @param hash of the last order; 32 zero bytes before the first
 * @param event whose assortment was adopted last; all zero before the first
 * @param assortmentRevision of that assortment
 */
record Counters(long revision, long sequence, long number, Bytes hash, UUID event, long assortmentRevision) {
    private static final int BYTES = 6 * Long.BYTES + Sha256.BYTES;

    static Counters none() {
        return new Counters(0, 0, 0, Bytes.owning(new byte[Sha256.BYTES]), new UUID(0, 0), 0);
    }

    Counters withOrder(Bytes orderHash) {
        return new Counters(revision, sequence + 1, number + 1, orderHash, event, assortmentRevision);
    }

    Counters withRevision(long newRevision) {
        return new Counters(newRevision, sequence, number, hash, event, assortmentRevision);
    }

    Counters withAssortment(UUID adopted, long adoptedRevision) {
        return new Counters(revision + 1, sequence, number, hash, adopted, adoptedRevision);
    }

    byte[] encode() {
        return ByteBuffer.allocate(BYTES)
                .putLong(revision)
                .putLong(sequence)
                .putLong(number)
                .put(hash.buffer())
                .put(UuidBytes.of(event))
                .putLong(assortmentRevision)
                .array();
    }

    static Counters decode(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        var revision = in.getLong();
        var sequence = in.getLong();
        var number = in.getLong();
        var hash = new byte[Sha256.BYTES];
        in.get(hash);
        return new Counters(revision, sequence, number, Bytes.owning(hash), UuidBytes.get(in), in.getLong());
    }
}
