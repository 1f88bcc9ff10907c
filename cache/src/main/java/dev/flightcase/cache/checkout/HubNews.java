package dev.flightcase.cache.checkout;

import java.util.List;
import java.util.UUID;

/**
 * What a receipt of the hub says. It may come late, twice, or after a newer one.
 *
 * @param epoch of the journal that it speaks of
 * @param mark every entry up to and with this sequence is in the hub's ledger or in its quarantine
 * @param rejected all that is in quarantine of this epoch; the hub says the latest again each time
 * @param payments oldest first
 */
public record HubNews(long epoch, long mark, List<RejectedEntry> rejected, List<Payment> payments) {
    /**
     * What became of a payment token.
     *
     * @param number rises with each
     * @param tender its position among the order's tenders, from 0
     * @param reason in the provider's words, for the seller; may be empty
     */
    public record Payment(long number, UUID order, int tender, PaymentResult result, String reason) {}

    public HubNews {
        rejected = List.copyOf(rejected);
        payments = List.copyOf(payments);
    }
}
