package dev.flightcase.hub.ledger;

/** The database did not do what it was asked; nothing was changed, as far as one can know. */
public final class LedgerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean passing;

    /** @param passing whether the same may work later: the database is away, busy or full */
    public LedgerException(String message, boolean passing, Throwable cause) {
        super(message, cause);
        this.passing = passing;
    }

    public boolean isPassing() {
        return passing;
    }
}
