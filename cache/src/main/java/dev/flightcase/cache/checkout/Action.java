package dev.flightcase.cache.checkout;

/** One thing asked of the ledger: decides and drafts, on the ledger's thread, within a batch. */
interface Action<T> {
    ActionKind kind();

    Outcome<T> apply(Batch batch);
}
