package dev.flightcase.hub.ledger;

import java.util.List;

/**
 * A run of one journal that can be attributed: its entries and those that are not as the contract says, which together are the places
 * {@code range}, each once.
 *
 * @param epoch the 64 bits as they are
 */
public record Batch(NodeTopic from, long epoch, Range range, List<Entry> entries, List<Unsound> unsound) {
    /** commerce.proto, OrderBatch.orders. */
    public static final int ENTRIES_MAX = 1024;

    public Batch {
        entries = List.copyOf(entries);
        unsound = List.copyOf(unsound);
    }
}
