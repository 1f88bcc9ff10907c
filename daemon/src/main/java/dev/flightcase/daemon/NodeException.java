package dev.flightcase.daemon;

/** The node can not start or go on. The message is one line for the person who runs it: what, which value, what to do. */
public final class NodeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Who has to act, and so whether starting again may help. */
    public enum Kind {
        /** Somebody has to change the configuration, or what it names. */
        CONFIGURATION,
        /** The disk failed, is full, or can not be written; that may pass. */
        DISK,
        /** A part of the node itself. */
        INTERNAL
    }

    private final Kind kind;

    public NodeException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public NodeException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
