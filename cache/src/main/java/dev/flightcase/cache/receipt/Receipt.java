package dev.flightcase.cache.receipt;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.checkout.ClockTrust;
import dev.flightcase.catalogfolder.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One sale, for the person who paid. All amounts are in the currency of {@code total}.
 *
 * @param taxes as far as known; a receipt read from a code has none
 */
public record Receipt(
        Stall stall, Sale sale, List<Line> lines, Money total, Taxes taxes, List<Tender> tenders, Marks marks) {

    public Receipt {
        lines = List.copyOf(lines);
        tenders = List.copyOf(tenders);
    }

    /** @param node its id, such as {@code fc-k3v7q2m7xa} */
    public record Stall(String node, String seller) {}

    /**
     * @param hash SHA-256 of the order's record in the node's journal, or the first bytes of it
     * @param helper who sold it
     */
    public record Sale(
            UUID order,
            long number,
            Instant at,
            ClockTrust.State clock,
            Bytes hash,
            @Nullable String helper) {

        /** Whether the time may be shown as the time of the sale. */
        public boolean timeConfirmed() {
            return switch (clock) {
                case SYNCED, HELD -> true;
                case FLOOR, UNTRUSTED -> false;
            };
        }
    }

    /** @param total after the discount */
    public record Line(
            String name,
            long quantity,
            Money total,
            @Nullable Discount discount) {}

    /** @param amount what the line would have cost more; positive */
    public record Discount(Money amount, @Nullable String reason) {}

    /** @param included whether the lines' totals hold the tax already */
    public record Taxes(boolean included, List<Tax> shares) {
        public Taxes {
            shares = List.copyOf(shares);
        }
    }

    /** @param rate its name, such as {@code standard} */
    public record Tax(String rate, Money net, Money tax) {}

    /**
     * @param kind as in an order: {@code cash}, {@code own-reader}, {@code transfer}, {@code payment-token}, {@code
     *     pay-later}, or one that a later version adds
     * @param given and {@code change}: cash that was handed over, and back
     */
    public record Tender(
            String kind,
            Money amount,
            @Nullable Money given,
            @Nullable Money change) {}

    /**
     * @param training practice: nothing was sold
     * @param voided cancelled after it was sold
     */
    public record Marks(boolean training, boolean voided) {
        public static final Marks NONE = new Marks(false, false);
    }
}
