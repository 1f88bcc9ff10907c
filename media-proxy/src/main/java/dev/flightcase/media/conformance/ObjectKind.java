package dev.flightcase.media.conformance;

/** What an address leads to. */
public enum ObjectKind {
    MULTIVARIANT,
    MEDIA_PLAYLIST,
    INIT,
    SEGMENT,
    PART,
    /** Nothing is there, and the caller knows it. */
    NOTHING;

    boolean isPlaylist() {
        return this == MULTIVARIANT || this == MEDIA_PLAYLIST;
    }

    boolean isMedia() {
        return this == INIT || this == SEGMENT || this == PART;
    }
}
