package dev.flightcase.media.packager;

/** What becomes of the renditions above the lowest one with pictures. */
public enum Upper {
    LISTED,
    /** New viewers do not see them; who watches one goes on. */
    UNLISTED,
    /** Their playlists are gone, so that who watches one changes to the lowest, and what is sent for them is not kept. */
    LEFT_OUT
}
