package dev.flightcase.hub.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Remembers catalogs, and who is to serve which. Shared by all processes of a hub; blocks; from any thread. */
public interface CatalogBook {
    /** All nodes that have no newer choice of their own. */
    String ALL = "*";

    /** Bound of {@code commerce.proto}: prices of one choice. */
    int PRICES_MAX = 1000;

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
     * A choice that is in force.
     *
     * @param node an id, or {@link #ALL}
     * @param manifest SHA-256 of the list of files, lower-case hex
     */
    record Chosen(String node, String eventKey, String manifest) {}

    /** All that are in force: that for all nodes, and those of nodes that were chosen after it. */
    List<Chosen> chosen();

    /**
     * What one choice shall cost.
     *
     * @param node an id, or {@link #ALL}; a node that has no choice in force gets that of all nodes for its own
     * @param prices that are new
     * @param dropped SKUs that cost again what the catalog says
     */
    record PriceWish(String node, List<CatalogChoice.Price> prices, Collection<String> dropped) {
        public PriceWish {
            prices = List.copyOf(prices);
            dropped = List.copyOf(dropped);
        }
    }

    /**
     * From now on these prices hold, each until the next choice of its node; all of them, or none. Durable when it returns.
     *
     * @return false when nothing was chosen for one of the nodes, or one would have more than {@value #PRICES_MAX}
     */
    boolean price(List<PriceWish> wishes);

    /** Of each of these nodes, by its id; those for which nothing was chosen are not there. */
    Map<String, CatalogChoice> choices(Collection<String> nodes);

    /** Of this node; empty when nothing was chosen for it or for all. */
    default Optional<CatalogChoice> choice(String node) {
        return Optional.ofNullable(choices(List.of(node)).get(node));
    }
}
