package dev.flightcase.uplink;

/** A mistake of our own: a metric that breaks a rule, a sequence file nobody can have written. */
public final class UplinkException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UplinkException(String message) {
        super(message);
    }

    public UplinkException(String message, Throwable cause) {
        super(message, cause);
    }
}
