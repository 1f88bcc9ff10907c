package dev.flightcase.uplink.commerce;

import dev.flightcase.uplink.Bytes;
import java.util.UUID;

/**
 * An entry that the hub keeps out of its ledger; the node keeps it.
 *
 * @param hash of the entry as the hub got it
 */
public record RejectedEntry(long sequence, UUID id, Bytes hash, Reason reason) {
    /** As in {@code commerce.proto}. */
    public enum Reason {
        /** The ledger has this id with another hash. */
        OTHER_HASH,
        /** The ledger has another entry at this place of the journal, or at the one before it. */
        PLACE_TAKEN,
        /** The hash is not that of the record. */
        WRONG_HASH,
        MALFORMED,
        /** A reason that a newer hub knows and this node does not. */
        OTHER
    }
}
