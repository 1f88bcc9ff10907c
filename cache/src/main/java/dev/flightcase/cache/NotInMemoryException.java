package dev.flightcase.cache;

/** What was asked for would have to be read from the disk; has no stack trace, for it says nothing of a mistake. */
public final class NotInMemoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotInMemoryException() {
        super("would have to be read from the disk", null, false, false);
    }
}
