package dev.flightcase.hub.ledger;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.UUID;

/**
 * What the ledger has of one epoch of one node, after a commit; and what the batch that was committed changed.
 *
 * @param markHash of what is at the mark, as it was sent; empty when the mark is 0
 * @param rejected in quarantine and not in the ledger: the last ones, by rising sequence
 * @param payments what became of payments, as far as the node has not reported it: the first ones, by rising number
 */
public record Standing(
        NodeTopic to,
        long epoch,
        Received received,
        ByteString markHash,
        List<Refused> rejected,
        List<Paid> payments,
        Taken taken) {
    public Standing {
        rejected = List.copyOf(rejected);
        payments = List.copyOf(payments);
    }

    /**
     * @param number rises with each of the node's
     * @param result of the contract's Payment.Result
     * @param reason in the provider's words, at most 200 characters
     */
    public record Paid(long number, UUID order, int tender, int result, String reason) {}

    /** @param id and {@code hash} as they were sent */
    public record Refused(long sequence, ByteString id, ByteString hash, Reason reason) {}

    /**
     * @param entered entries that are new in the ledger
     * @param again entries that it had
     * @param quarantined that are new in quarantine
     */
    public record Taken(int entered, int again, int quarantined) {
        public static final Taken NOTHING = new Taken(0, 0, 0);
    }
}
