package dev.flightcase.cache.audit;

import dev.flightcase.cache.checkout.RecordedEntry;
import dev.flightcase.cache.checkout.RecordedOrder;
import java.time.Instant;

/**
 * I9, by node time: what was held within its window may be sold after it, beside what has opened since. Practice has no
 * window.
 */
final class WindowCheck implements JournalCheck {
    private final Findings findings;

    WindowCheck(Findings findings) {
        this.findings = findings;
    }

    @Override
    public void see(Seen seen) {
        if (seen.recorded() instanceof RecordedEntry.Sale(var _, var order) && !order.training()) {
            findings.checked();
            var first = reserved(order);
            var last = order.at();
            for (var line : order.lines()) {
                var opens = line.window().opens();
                var closes = line.window().closes();
                findings.require(
                        opens == null || !last.isBefore(opens),
                        seen.name() + ": " + line.sku() + " was sold at " + last + ", before it opened at " + opens);
                findings.require(
                        closes == null || first.isBefore(closes),
                        seen.name() + ": " + line.sku() + " was sold at " + first + ", after it closed at " + closes);
            }
        }
    }

    private static Instant reserved(RecordedOrder order) {
        var held = order.heldAt();
        return order.hold() != null && held != null && held.isBefore(order.at()) ? held : order.at();
    }
}
