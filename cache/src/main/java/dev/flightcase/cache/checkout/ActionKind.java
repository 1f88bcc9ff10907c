package dev.flightcase.cache.checkout;

import java.util.Locale;

/** What is asked of the ledger; a metric label. */
public enum ActionKind {
    ORDER,
    HOLD,
    EXTEND,
    RELEASE,
    VOID,
    ADJUST,
    EVENT,
    CASH_COUNT,
    HAND_OVER,
    EDIT,
    /** Of the hub. */
    RECEIPT,
    EPOCH,
    ALLOTMENT;

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
