package dev.flightcase.media.packager;

import dev.flightcase.media.playlist.MultivariantPlaylist.Variant;

/**
 * A rendition that is shown.
 *
 * @param variant of sound alone too
 * @param listed whether new viewers see it
 */
public record ListedRendition(String name, Variant variant, boolean listed) {}
