package dev.flightcase.cache.checkout;

import dev.flightcase.catalogfolder.TaxPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Splits the sums of an order into net and tax: per rate over the whole order, in whole minor units, the tax rounded
 * half up. 40.00 at 19 % inclusive is 33.61 and 6.39.
 */
final class TaxSplit {
    /** Keeps every product below within a long: 10^12 minor units times 10^6 parts, doubled. */
    static final long SUM_MAX = 1_000_000_000_000L;

    static final String ROUNDING = "half-up-per-rate";

    private static final long MILLION = 1_000_000;

    private TaxSplit() {}

    /** @param sums minor units by rate name, each at most {@link #SUM_MAX} */
    static List<TaxShare> of(TaxPlan plan, Map<String, Long> sums) {
        var shares = new ArrayList<TaxShare>();
        sums.forEach((rate, sum) -> shares.add(share(plan, rate, sum)));
        return shares;
    }

    private static TaxShare share(TaxPlan plan, String rate, long sum) {
        long parts = plan.partsPerMillion().getOrDefault(rate, 0);
        if (plan.inclusive()) {
            var tax = divideHalfUp(sum * parts, MILLION + parts);
            return new TaxShare(rate, sum - tax, tax);
        }
        return new TaxShare(rate, sum, divideHalfUp(sum * parts, MILLION));
    }

    private static long divideHalfUp(long dividend, long divisor) {
        return (2 * dividend + divisor) / (2 * divisor);
    }
}
