package dev.flightcase.media.delivery;

import dev.flightcase.media.playlist.MediaPlaylist;
import java.util.Optional;

/**
 * One state of a playlist, word for word as viewers get it.
 *
 * @param sinceNanos tick at which it could first be had
 * @param text whole; the same bytes that everybody is sent, not another rendering
 * @param delta where a viewer has asked for one
 */
public record LiveState(MediaPlaylist playlist, long sinceNanos, String text, Optional<String> delta) {}
