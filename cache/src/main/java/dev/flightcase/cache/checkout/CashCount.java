package dev.flightcase.cache.checkout;

import dev.flightcase.catalogfolder.Money;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Cash that somebody counted.
 *
 * @param occasion what it was counted for
 * @param helper who; null when not given
 */
public record CashCount(
        Occasion occasion, Money counted, @Nullable String helper) {
    /** When in the day. */
    public enum Occasion {
        /** What was put into the box to give change from. */
        FLOAT,
        /** In between. */
        CHECK,
        CLOSING;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
