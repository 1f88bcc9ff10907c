package dev.flightcase.uplink.commerce;

import java.time.Instant;
import java.util.List;

/**
 * What the hub's ledger has of one epoch, after its database has committed.
 *
 * @param mark every entry up to and with this one is in the ledger, or in {@code rejected}
 * @param rejected in quarantine and so not in the ledger, at most the last 256; each receipt says all of them again
 * @param payments results in the order of their numbers, at most 256; said again until the node has reported them
 * @param issuedAt by the hub's clock
 */
public record ReceiptNews(
        long epoch, long mark, List<RejectedEntry> rejected, List<PaymentResult> payments, Instant issuedAt) {
    public ReceiptNews {
        rejected = List.copyOf(rejected);
        payments = List.copyOf(payments);
    }
}
