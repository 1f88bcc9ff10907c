package dev.flightcase.cache.checkout;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A change of stock that is no sale.
 *
 * @param quantity of {@code COUNT}: the units counted now, held ones included; of {@code DAMAGE} and {@code GIFT}: minus
 *     the units that left; of {@code RESTOCK}: plus the units that came
 * @param reason why, as on the record
 * @param helper who; null when not given
 */
public record Adjustment(
        String sku,
        Kind kind,
        long quantity,
        String reason,
        @Nullable String helper) {
    /** What happened to the units. */
    public enum Kind {
        COUNT,
        DAMAGE,
        GIFT,
        RESTOCK;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
