package dev.flightcase.hub.commands;

import com.google.protobuf.ByteString;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Remembers commands and their answers. Shared by all processes of a hub; blocks; from any thread.
 *
 * <p>Every method throws {@link dev.flightcase.hub.ledger.LedgerException} when the database is away.
 */
public interface CommandBook {
    /** Commands of one node that wait at once; a node remembers as many. */
    int WAITING_MAX = 64;

    /** Durable when it returns. False when too many wait for this node already. */
    boolean add(Issued command);

    /** Not answered and not expired, the oldest first; at most a thousand. */
    List<Issued> waiting(Instant now);

    /** What the node says became of it; what it says last counts. False when this node was told no such thing. */
    boolean answered(UUID id, String node, Answer answer);

    /** Whether this node was told the same since then. */
    boolean toldSince(String node, String says, Instant since);

    /** The newest first. */
    List<Told> newest(int limit);

    /**
     * @param node its id
     * @param payload {@code Command} of the contract, not signed yet
     */
    record Issued(
            UUID id, String node, String kind, String says, ByteString payload, Instant issued, Instant expires) {}

    /**
     * @param outcome number of the contract's {@code CommandResult.Outcome}
     * @param reason for people; may be empty
     */
    record Answer(int outcome, String reason, Instant at) {}

    /** @param answer null until there is one */
    record Told(Issued command, @Nullable Answer answer) {}
}
