package dev.flightcase.cache.checkout;

import dev.flightcase.cache.StoreException;
import java.util.List;
import java.util.UUID;

/** What came of handing an assortment to the ledger. */
public sealed interface AdoptOutcome {

    /**
     * The ledger now sells by it.
     *
     * @param ledgerRevision unchanged when this assortment had been adopted before
     * @param clamped SKUs for which fewer units were granted than are sold: granted is what was sold, none is left
     */
    record Adopted(long ledgerRevision, List<String> clamped) implements AdoptOutcome {
        public Adopted {
            clamped = List.copyOf(clamped);
        }
    }

    /**
     * Hand it over again later. Nothing changed, unless the write that failed is on the disk all the same: then it is sold by
     * once the ledger has recovered. The first one since the start is adopted by itself once the disk takes it.
     */
    record NotAdopted(StoreException.Kind cause) implements AdoptOutcome {}

    /** Another event is open: it has to be closed first. */
    record OtherEventOpen(UUID event) implements AdoptOutcome {}
}
