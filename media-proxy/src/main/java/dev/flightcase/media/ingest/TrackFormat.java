package dev.flightcase.media.ingest;

/**
 * What an initialization section says about one track.
 *
 * @param trackId as in the fragments
 * @param codec RFC 6381 name, such as {@code avc1.64001f} or {@code mp4a.40.2}
 * @param width in pixels; with {@code height} 0 for audio
 */
public record TrackFormat(long trackId, String codec, int width, int height) {
    public boolean isVideo() {
        return width > 0 && height > 0;
    }
}
