package dev.flightcase.cache.checkout;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What others do for an order.
 *
 * @param settled where orders are settled; asked for each, on the ledger's thread
 * @param tokens null when this node keeps no payment tokens: such tenders are refused
 */
public record LedgerPorts(
        Supplier<Settlement> settled, @Nullable PaymentTokens tokens, FiscalSigner fiscal) {
    /** For a ledger whose orders are always settled in the same place. */
    public LedgerPorts(Settlement settlement, @Nullable PaymentTokens tokens, FiscalSigner fiscal) {
        this(() -> settlement, tokens, fiscal);
    }

    Settlement settlement() {
        return settled.get();
    }

    /** A stall of its own without tokens or fiscal law. */
    public static LedgerPorts local() {
        return new LedgerPorts(Settlement.LOCAL, null, FiscalSigner.none());
    }
}
