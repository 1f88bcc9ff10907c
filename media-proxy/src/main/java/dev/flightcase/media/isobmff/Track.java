package dev.flightcase.media.isobmff;

/**
 * What an initialization section says about one track.
 *
 * @param id as in the fragments
 * @param timescale ticks of its media time in a second
 * @param codec RFC 6381 name, such as {@code avc1.64001f} or {@code mp4a.40.2}
 * @param width in pixels; with {@code height} 0 for audio
 * @param defaults of its samples, where a fragment says nothing else
 */
public record Track(int id, long timescale, String codec, int width, int height, SampleDefaults defaults) {
    /** Fields of a TrackExtendsBox (ISO/IEC 14496-12 §8.8.3): duration in ticks, size in bytes, flags. */
    public record SampleDefaults(long duration, int size, int flags) {
        public static final SampleDefaults NONE = new SampleDefaults(0, 0, 0);
    }

    public boolean isVideo() {
        return width > 0 && height > 0;
    }
}
