package dev.flightcase.cache.catalog;

import java.time.Duration;
import java.util.List;

/** What came of prices that the hub said. */
public sealed interface HubPriceOutcome {

    /**
     * Durable, and what everybody reads from now on. Then let the ledger sell by it.
     *
     * @param changed products that cost something else now; none where the hub says what was sold for anyway
     * @param assortment all that is sold now
     * @param refused lines that were taken before, or were not there: a SKU and why it is refused
     */
    record Priced(List<Changed> changed, Assortment assortment, List<String> refused) implements HubPriceOutcome {
        public Priced {
            changed = List.copyOf(changed);
            refused = List.copyOf(refused);
        }
    }

    /** @param productRevision as its JSON has it now */
    record Changed(TermsChange change, long productRevision) {}

    /** It is what was in force already. */
    record Unchanged() implements HubPriceOutcome {}

    /** Another catalog serves, or none: these prices are not for it. */
    record OtherCatalog() implements HubPriceOutcome {}

    /** An import is about to switch; nothing was changed. */
    record Busy(Duration waited) implements HubPriceOutcome {}
}
