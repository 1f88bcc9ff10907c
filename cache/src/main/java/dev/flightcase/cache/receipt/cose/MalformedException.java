package dev.flightcase.cache.receipt.cose;

/** Bytes or text from outside break their form; the message says which rule, in words that need no source code. */
public final class MalformedException extends Exception {
    private static final long serialVersionUID = 1;

    public MalformedException(String rule) {
        // Made for each bad input, which anyone can send: no stack trace.
        super(rule, null, false, false);
    }

    public String rule() {
        return String.valueOf(getMessage());
    }
}
