package dev.flightcase.cache.checkout;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What changed since a revision: each SKU once, with what is left of it now. Nothing is kept for those who ask: every row
 * knows when it last changed.
 *
 * @param revision that the numbers are of
 * @param available units left by SKU
 */
public record StockChanges(long revision, Map<String, Long> available) {
    public StockChanges {
        available = Collections.unmodifiableMap(new LinkedHashMap<>(available));
    }
}
