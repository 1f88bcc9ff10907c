package dev.flightcase.cache.checkout;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Units that a till asks to have kept.
 *
 * @param lines as in an order; prices and discounts do not matter yet
 * @param lease how long; null for the configured default
 */
public record HoldRequest(List<OrderLine> lines, @Nullable Duration lease) {
    public HoldRequest {
        lines = List.copyOf(lines);
    }
}
