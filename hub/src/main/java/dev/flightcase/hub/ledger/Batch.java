package dev.flightcase.hub.ledger;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;

/**
 * A run of one journal that can be attributed: its entries and those that are not as the contract says, which together are the places
 * {@code range}, each once.
 *
 * @param epoch the 64 bits as they are
 * @param before hash of the entry before the first, as the node has it; empty where it does not say
 */
public record Batch(
        NodeTopic from, long epoch, Range range, ByteString before, List<Entry> entries, List<Unsound> unsound) {
    /** commerce.proto, OrderBatch.orders. */
    public static final int ENTRIES_MAX = 1024;

    public Batch {
        entries = List.copyOf(entries);
        unsound = List.copyOf(unsound);
    }

    /**
     * As it is judged when the ledger has another entry at the place before it: the first entry goes into quarantine, from where the
     * receipt tells the node, which begins a new epoch and sends all of it again.
     */
    public Batch ofAnotherPast() {
        if (entries.isEmpty()) {
            return this;
        }
        var refused = new ArrayList<>(unsound);
        refused.add(Unsound.of(entries.getFirst(), Reason.OTHER_PAST));
        return new Batch(from, epoch, range, before, entries.subList(1, entries.size()), refused);
    }
}
