package dev.flightcase.cache.checkout;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.Sha256;
import dev.flightcase.cache.UuidBytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/**
 * Where the ledger stands; written in the same batch as what moved it.
 *
 * @param revision one more for each batch that changed stock; never reused
 * @param sequence entries of the journal so far
 * @param chains the last link of each chain, by {@link Chain#place}
 * @param event whose assortment was adopted last; all zero before the first
 * @param assortmentRevision of that assortment
 */
record Counters(long revision, long sequence, List<Link> chains, UUID event, long assortmentRevision) {
    /**
     * The last entry of a chain.
     *
     * @param number counts from 1 without gaps; 0 before the first
     * @param hash 32 zero bytes before the first
     */
    record Link(long number, Bytes hash) {
        static final Link NONE = new Link(0, Bytes.owning(new byte[Sha256.BYTES]));
    }

    private static final int BYTES =
            3 * Long.BYTES + UuidBytes.LENGTH + Chain.values().length * (Long.BYTES + Sha256.BYTES);

    Counters {
        chains = List.copyOf(chains);
    }

    static Counters none() {
        return new Counters(0, 0, Collections.nCopies(Chain.values().length, Link.NONE), new UUID(0, 0), 0);
    }

    Link last(Chain chain) {
        return chains.get(chain.place());
    }

    Counters with(Chain chain, Bytes hash) {
        var links = new ArrayList<>(chains);
        links.set(chain.place(), new Link(last(chain).number() + 1, hash));
        return new Counters(revision, sequence + 1, links, event, assortmentRevision);
    }

    Counters withRevision(long newRevision) {
        return new Counters(newRevision, sequence, chains, event, assortmentRevision);
    }

    Counters withAssortment(UUID adopted, long adoptedRevision) {
        return new Counters(revision, sequence, chains, adopted, adoptedRevision);
    }

    byte[] encode() {
        var out = ByteBuffer.allocate(BYTES).putLong(revision).putLong(sequence);
        UuidBytes.put(out, event).putLong(assortmentRevision);
        for (var link : chains) {
            out.putLong(link.number).put(link.hash.buffer());
        }
        return out.array();
    }

    static Counters decode(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        var revision = in.getLong();
        var sequence = in.getLong();
        var event = UuidBytes.get(in);
        var assortment = in.getLong();
        var links = new ArrayList<Link>();
        for (var _ : Chain.values()) {
            var number = in.getLong();
            var hash = new byte[Sha256.BYTES];
            in.get(hash);
            links.add(new Link(number, Bytes.owning(hash)));
        }
        return new Counters(revision, sequence, links, event, assortment);
    }
}
