package dev.flightcase.media;

/** Where a stream is in its life. */
public enum StreamState {
    /** Nothing to show: no segment yet, or none for {@code media.idle-after}. */
    IDLE,
    /** Segments arrive in time. */
    LIVE,
    /** The last segment is more than three target durations old; viewers still get the last playlist. */
    STALLED
}
