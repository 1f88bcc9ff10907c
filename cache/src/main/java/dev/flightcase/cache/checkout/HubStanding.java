package dev.flightcase.cache.checkout;

import dev.flightcase.cache.StoreReads;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the hub's ledger has of this journal, as far as its receipts told; durable.
 *
 * @param mark every entry up to and with this one is at the hub; 0 for none
 * @param paymentsThrough number of the last payment result that was taken in; 0 for none
 * @param receiptsSince receipts that the hub issued before are of a past that it has lost; {@link Instant#EPOCH} for none
 * @param rejected entries that the hub would not enter in its ledger, by sequence: the node keeps them. The latest
 *     {@value #REJECTED_MAX}
 */
public record HubStanding(long mark, long paymentsThrough, Instant receiptsSince, List<RejectedEntry> rejected) {
    /** As many as a receipt lists. */
    public static final int REJECTED_MAX = 256;

    static final HubStanding NOTHING = new HubStanding(0, 0, Instant.EPOCH, List.of());

    private static final int MARK_BYTES = 3 * Long.BYTES;

    public HubStanding {
        rejected = List.copyOf(rejected);
    }

    /** Whether the hub's ledger has this entry. */
    public boolean has(long sequence) {
        return sequence <= mark && rejected.stream().noneMatch(entry -> entry.sequence() == sequence);
    }

    /** Of the entries the latest, by sequence. */
    HubStanding with(List<RejectedEntry> entries) {
        var latest = entries.stream()
                .sorted(Comparator.comparingLong(RejectedEntry::sequence))
                .skip(Math.max(0, entries.size() - REJECTED_MAX))
                .toList();
        return new HubStanding(mark, paymentsThrough, receiptsSince, latest);
    }

    static HubStanding read(StoreReads store) {
        var bytes = store.get(LedgerTables.META, LedgerTables.hubMark());
        if (bytes == null) {
            return NOTHING;
        }
        var in = ByteBuffer.wrap(bytes);
        return new HubStanding(in.getLong(), in.getLong(), Instant.ofEpochMilli(in.getLong()), rejected(store));
    }

    private static List<RejectedEntry> rejected(StoreReads store) {
        var bytes = store.get(LedgerTables.META, LedgerTables.hubRejected());
        var entries = new ArrayList<RejectedEntry>();
        if (bytes != null) {
            var in = ByteBuffer.wrap(bytes);
            while (in.hasRemaining()) {
                entries.add(RejectedEntry.decode(in));
            }
        }
        return entries;
    }

    byte[] encodeMark() {
        return ByteBuffer.allocate(MARK_BYTES)
                .putLong(mark)
                .putLong(paymentsThrough)
                .putLong(receiptsSince.toEpochMilli())
                .array();
    }

    byte[] encodeRejected() {
        var out = ByteBuffer.allocate(rejected.size() * RejectedEntry.BYTES);
        rejected.forEach(entry -> entry.put(out));
        return out.array();
    }
}
