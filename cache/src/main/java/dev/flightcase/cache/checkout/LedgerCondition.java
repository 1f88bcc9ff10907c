package dev.flightcase.cache.checkout;

import dev.flightcase.cache.StoreException;

/** Whether an order could be taken now. */
public sealed interface LedgerCondition {

    /** Orders are taken, or would be once a catalog is imported. */
    record Ready() implements LedgerCondition {}

    /** The disk takes no writes; until the ledger is rebuilt from it, orders are answered {@code NotDurable}. */
    record Recovering(StoreException.Kind cause) implements LedgerCondition {}

    /** Not started, or closed. */
    record Stopped() implements LedgerCondition {}
}
