package dev.flightcase.hub.downlink;

import dev.flightcase.hub.nodes.NodeKey;
import java.util.Collection;
import java.util.List;

/** Knows what nodes are to know. */
@FunctionalInterface
public interface NewsSource {
    /**
     * The newest for each of these nodes; nothing for those that have none. Blocks.
     *
     * @throws dev.flightcase.hub.ledger.LedgerException when it can not be looked up now
     */
    List<News> current(Collection<NodeKey> nodes);
}
