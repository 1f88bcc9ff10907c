package dev.flightcase.media.isobmff;

/**
 * One picture or one frame of sound (ISO/IEC 14496-12 §8.8.8).
 *
 * @param duration in ticks of its track
 * @param size bytes
 * @param flags as in a TrackRunBox (§8.8.3.1)
 * @param compositionOffset ticks from its decoding to its showing
 * @param offset of its bytes in the media data of its fragment
 */
public record Sample(long duration, int size, int flags, int compositionOffset, long offset) {
    /** sample_is_non_sync_sample. */
    private static final int NON_SYNC = 0x0001_0000;

    /** Decoding can begin here. */
    public boolean isSync() {
        return (flags & NON_SYNC) == 0;
    }
}
