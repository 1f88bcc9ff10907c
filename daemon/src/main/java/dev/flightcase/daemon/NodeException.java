package dev.flightcase.daemon;

/** The node can not start or go on. The message is one line for the person who runs it: what, which value, what to do. */
public final class NodeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NodeException(String message, Throwable cause) {
        super(message, cause);
    }

    public NodeException(String message) {
        super(message);
    }
}
