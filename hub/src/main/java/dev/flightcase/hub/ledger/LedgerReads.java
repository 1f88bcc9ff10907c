package dev.flightcase.hub.ledger;

import com.google.protobuf.ByteString;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people ask of the ledger. Each method blocks on the database; a {@link LedgerException} says that it is away. */
public interface LedgerReads {
    /** The newest first. */
    List<OrderRow> orders(Page page);

    Optional<OrderText> order(UUID id);

    /** The newest first. */
    List<QuarantineRow> quarantine(Page page);

    Overview overview();

    /**
     * @param before only what has a lower position; {@link Long#MAX_VALUE} for the newest
     * @param limit at most so many
     * @param node of this one only; null for all
     */
    record Page(long before, int limit, @Nullable String node) {}

    /**
     * @param position rises with each entry that comes in, roughly
     * @param hash SHA-256 of the record
     */
    record OrderRow(
            long position,
            UUID id,
            Place place,
            long number,
            ByteString hash,
            boolean training,
            Facts facts,
            Instant receivedAt) {}

    /** @param record the very JSON that the node wrote */
    record OrderText(OrderRow row, ByteString record) {}

    /** @param id null where what was sent is none */
    record QuarantineRow(
            long position, @Nullable UUID id, Place place, Reason reason, long number, int bytes, Instant receivedAt) {}

    record Place(String node, long epoch, long sequence) {}

    /**
     * One node over all of its epochs.
     *
     * @param epoch that was heard last; {@code received} is of it
     */
    record NodeStanding(NodeTopic name, long epoch, Received received, long orders, long quarantined, Instant lastAt) {}

    /** @param deadLetters different messages that belonged nowhere */
    record Overview(List<NodeStanding> nodes, long deadLetters) {
        public Overview {
            nodes = List.copyOf(nodes);
        }
    }
}
