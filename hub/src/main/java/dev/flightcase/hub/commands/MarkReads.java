package dev.flightcase.hub.commands;

import java.util.List;
import java.util.Optional;

/** Where the ledger stands with each node. Blocks; throws {@link dev.flightcase.hub.ledger.LedgerException} when the database is away. */
public interface MarkReads {
    /** The newest epoch of each node of which something is missing before what has come. */
    List<At> gaps();

    /** Up to where everything of this epoch has come; 0 when nothing has. */
    long mark(String node, long epoch);

    /** The newest epoch of this node. */
    Optional<At> newest(String node);

    /** @param mark everything up to and with it has come */
    record At(String node, long epoch, long mark) {}
}
