package dev.flightcase.hub.ledger;

/**
 * Where batches become durable. Thread-safe; both methods block on the database, and what they did is committed when they return.
 * Doing either twice does no more than doing it once.
 */
public interface Ledger {
    /**
     * One transaction: all of the batch, or nothing.
     *
     * @throws LedgerException when the database could not do it
     */
    Acceptance accept(Batch batch);

    /** @throws LedgerException when the database could not do it */
    void bury(DeadLetter letter);

    /** What became of a batch. */
    sealed interface Acceptance {
        record Taken(Standing standing) implements Acceptance {}

        /** Nothing was taken in, and nothing of it ever will: {@code reason} is for the operator. */
        record TooScattered(String reason) implements Acceptance {}
    }
}
