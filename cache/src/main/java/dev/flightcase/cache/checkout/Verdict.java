package dev.flightcase.cache.checkout;

import java.util.List;
import java.util.Map;

/** What the rules say of a request. */
sealed interface Verdict {
    /**
     * Every rule holds.
     *
     * @param demand units by slot, summed over the basket
     * @param pickup slot of the hand-over; -1 for at once
     * @param total minor units, tax included
     */
    record Sellable(List<PricedLine> lines, Map<Integer, Long> demand, int pickup, List<TaxShare> taxes, long total)
            implements Verdict {}

    record Not(Refusal refusal) implements Verdict {}
}
