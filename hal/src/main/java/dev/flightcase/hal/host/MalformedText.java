package dev.flightcase.hal.host;

/** A file that does not say what its kind says. Becomes a failed sample, never leaves the package. */
final class MalformedText extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    MalformedText(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** What is wrong, to follow the name of the file. */
    String reason() {
        return reason;
    }
}
