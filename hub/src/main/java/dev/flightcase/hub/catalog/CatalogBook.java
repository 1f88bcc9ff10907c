package dev.flightcase.hub.catalog;

import java.util.List;
import java.util.Optional;

/** Remembers catalogs, and who is to serve which. Shared by all processes of a hub; blocks; from any thread. */
public interface CatalogBook {
    /** All nodes that have no newer choice of their own. */
    String ALL = "*";

    /** Durable when it returns. @return the number of the catalog */
    long add(FolderList list);

    /**
     * From now on these nodes serve that catalog, at its own prices. Durable when it returns.
     *
     * @param nodes ids, or {@link #ALL}
     * @param warm SKUs, at most 100
     * @return false when there is no such catalog
     */
    boolean choose(List<String> nodes, long catalog, List<String> warm);

    /**
     * From now on these prices hold at the node, until the next choice. Durable when it returns.
     *
     * @param node an id, or {@link #ALL}
     * @return false when nothing was chosen for it
     */
    boolean price(String node, List<CatalogChoice.Price> prices);

    /** Of this node; empty when nothing was chosen for it or for all. */
    Optional<CatalogChoice> choice(String node);
}
