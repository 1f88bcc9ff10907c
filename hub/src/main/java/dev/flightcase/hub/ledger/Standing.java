package dev.flightcase.hub.ledger;

import com.google.protobuf.ByteString;
import java.util.List;

/**
 * What the ledger has of one epoch of one node, after a commit; and what the batch that was committed changed.
 *
 * @param markHash of what is at the mark, as it was sent; empty when the mark is 0
 * @param rejected in quarantine and not in the ledger: the last ones, by rising sequence
 */
public record Standing(
        NodeTopic to, long epoch, Received received, ByteString markHash, List<Refused> rejected, Taken taken) {
    public Standing {
        rejected = List.copyOf(rejected);
    }

    /** @param id and {@code hash} as they were sent */
    public record Refused(long sequence, ByteString id, ByteString hash, Reason reason) {}

    /**
     * @param entered entries that are new in the ledger
     * @param again entries that it had
     * @param quarantined that are new in quarantine
     */
    public record Taken(int entered, int again, int quarantined) {}
}
