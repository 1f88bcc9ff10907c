package dev.flightcase.media.isobmff;

/** What a source sent cannot be carried. The message says why, for the source's operator, and holds nothing secret. */
public final class MalformedMediaException extends Exception {
    private static final long serialVersionUID = 1;

    private final Kind kind;

    /** What the source can do about it. */
    public enum Kind {
        /** Nothing but sending something else. */
        MALFORMED,
        /** Another codec or form of the media. */
        UNSUPPORTED,
        /** The initialization section again (DASH-IF Live Media Ingest, Interface-1). */
        HEADER_MISSING,
        /** Trying again later: the memory for live video is full. */
        NO_MEMORY,
        /** Nothing: another source has begun to send the same. */
        TAKEN_OVER,
        /** Trying again later: the stream is switched off. */
        SWITCHED_OFF
    }

    public MalformedMediaException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
