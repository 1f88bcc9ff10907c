package dev.flightcase.daemon.adapter;

import dev.flightcase.cache.checkout.LedgerReads;
import dev.flightcase.cache.checkout.StockChanges;
import dev.flightcase.daemon.updates.Stock;
import java.util.Collection;

/** The ledger's units for who tells phones of them. */
public record LedgerStock(LedgerReads ledger) implements Stock {
    @Override
    public long revision() {
        return ledger.revision();
    }

    @Override
    public StockChanges changesSince(long revision) {
        return ledger.changesSince(revision);
    }

    @Override
    public StockChanges available(Collection<String> skus) {
        return ledger.available(skus);
    }
}
