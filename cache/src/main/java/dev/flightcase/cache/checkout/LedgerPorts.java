package dev.flightcase.cache.checkout;

import org.jspecify.annotations.Nullable;

/**
 * What others do for an order.
 *
 * @param settlement where orders are settled
 * @param tokens null when this node keeps no payment tokens: such tenders are refused
 */
public record LedgerPorts(Settlement settlement, @Nullable PaymentTokens tokens, FiscalSigner fiscal) {
    /** A stall of its own without tokens or fiscal law. */
    public static LedgerPorts local() {
        return new LedgerPorts(Settlement.LOCAL, null, FiscalSigner.none());
    }
}
