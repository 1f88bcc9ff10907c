package dev.flightcase.cache.catalog;

/** A row of a revision that serves no more was deleted under its reader, who begins again. */
final class OvertakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OvertakenException() {
        super("the catalog changed meanwhile", null, false, false);
    }
}
