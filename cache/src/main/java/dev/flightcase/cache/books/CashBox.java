package dev.flightcase.cache.books;

import dev.flightcase.cache.checkout.CashCount.Occasion;
import dev.flightcase.cache.checkout.RecordedEntry;
import dev.flightcase.catalogfolder.Money;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What should be in the cash box, in minor units of its currency. It begins with a float; a float that is counted again before closing
 * corrects it, one after closing begins anew. Counted money is held against what should have been there when it was
 * counted, not against what came later.
 *
 * @param currency null before the first money
 * @param start the float; 0 when none was counted
 * @param taken for sales, since it began
 * @param givenBack for voided sales, since it began
 * @param count the last one that was no float; null before
 */
public record CashBox(
        @Nullable Currency currency,
        long start,
        long taken,
        long givenBack,
        @Nullable Count count) {
    /**
     * Somebody counted.
     *
     * @param counted minor units
     * @param expected what should have been there then
     * @param helper null when not given
     */
    public record Count(
            Occasion occasion,
            long counted,
            long expected,
            Instant at,
            @Nullable String helper) {
        /** More than expected, or less. */
        public long difference() {
            return counted - expected;
        }
    }

    static CashBox empty() {
        return new CashBox(null, 0, 0, 0, null);
    }

    public long expected() {
        return start + taken - givenBack;
    }

    /** The same box; an empty one when it held another currency. */
    private CashBox of(Currency other) {
        return other.equals(currency) ? this : new CashBox(other, 0, 0, 0, null);
    }

    CashBox take(Money money) {
        var box = of(money.currency());
        return new CashBox(box.currency, box.start, box.taken + money.minor(), box.givenBack, box.count);
    }

    CashBox giveBack(Money money) {
        var box = of(money.currency());
        return new CashBox(box.currency, box.start, box.taken, box.givenBack + money.minor(), box.count);
    }

    CashBox counted(RecordedEntry.CashCounted counted) {
        var box = of(counted.counted().currency());
        var minor = counted.counted().minor();
        var count = box.count;
        return switch (counted.occasion()) {
            case FLOAT ->
                count != null && count.occasion == Occasion.CLOSING
                        ? new CashBox(box.currency, minor, 0, 0, null)
                        : new CashBox(box.currency, minor, box.taken, box.givenBack, count);
            case CHECK, CLOSING ->
                new CashBox(
                        box.currency,
                        box.start,
                        box.taken,
                        box.givenBack,
                        new Count(
                                counted.occasion(),
                                minor,
                                box.expected(),
                                counted.stamp().at(),
                                counted.helper()));
        };
    }
}
