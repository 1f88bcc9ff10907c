package dev.flightcase.bench.model;

import org.jspecify.annotations.Nullable;

/** The ledger and the model differ, or a promise is broken. */
final class Mismatch extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Mismatch(String message) {
        this(message, null);
    }

    Mismatch(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static void require(boolean holds, String message) {
        if (!holds) {
            throw new Mismatch(message);
        }
    }

    static void same(String what, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw new Mismatch(what + ":\n  model  " + expected + "\n  ledger " + actual);
        }
    }
}
