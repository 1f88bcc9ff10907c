package dev.flightcase.daemon.updates;

import dev.flightcase.cache.checkout.StockChanges;
import java.util.Collection;

/** What the ledger knows of units, in memory. From any thread. */
public interface Stock {
    /** Rises with each change of the ledger. */
    long revision();

    /** What may have changed after {@code revision}, with what is available now; everything for 0. */
    StockChanges changesSince(long revision);

    /** These, as they are now. */
    StockChanges available(Collection<String> skus);
}
