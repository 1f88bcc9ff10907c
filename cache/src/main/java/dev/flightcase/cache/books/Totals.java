package dev.flightcase.cache.books;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The totals of an event, or of one of its days.
 *
 * @param day by the node's time zone; null for the whole event
 * @param sequence of the last entry that is counted in
 * @param sums one for each currency that was sold in, the last one first: mostly there is one, before the first sale none
 * @param cash as it stood at the end of the day, or now
 */
public record Totals(UUID event, @Nullable LocalDate day, long sequence, List<Sums> sums, CashBox cash) {
    public Totals {
        sums = List.copyOf(sums);
    }

    /**
     * In one currency, in its minor units. A void counts on the day on which it was made, and is taken off all rows.
     *
     * @param sold orders, voided ones included
     * @param voided of them, or of an earlier day
     * @param training practice; in no other number
     * @param timeUnsure records whose time was not sure and is not known yet, so that their day may be wrong
     */
    public record Sums(Currency currency, Made sold, Made voided, Made training, long timeUnsure, Breakdown by) {
        public long total() {
            return sold.minor - voided.minor;
        }
    }

    /** So many, and what they come to. */
    public record Made(long count, long minor) {}

    /** The same money, told in four ways; voids taken off. */
    public record Breakdown(List<Tender> tenders, List<Helper> helpers, List<Product> products, List<Tax> taxes) {
        public Breakdown {
            tenders = List.copyOf(tenders);
            helpers = List.copyOf(helpers);
            products = List.copyOf(products);
            taxes = List.copyOf(taxes);
        }
    }

    /** @param kind null for the others together, should there be so many */
    public record Tender(@Nullable String kind, long payments, long minor) {}

    /** @param name null for orders without one, and for the others together */
    public record Helper(@Nullable String name, boolean others, long orders, long minor) {}

    /**
     * @param sku null for the others together
     * @param gross before discounts
     * @param minor after them
     */
    public record Product(@Nullable String sku, String name, long units, long gross, long discounts, long minor) {}

    /** @param rate null for the others together */
    public record Tax(@Nullable String rate, long net, long tax) {}
}
