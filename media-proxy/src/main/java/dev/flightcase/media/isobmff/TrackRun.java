package dev.flightcase.media.isobmff;

import java.util.List;

/**
 * The samples of one track in a fragment, in decoding order and without gaps.
 *
 * @param decodeTime of the first, in ticks of the track: baseMediaDecodeTime (ISO/IEC 14496-12 §8.8.12)
 */
public record TrackRun(int trackId, long decodeTime, List<Sample> samples) {
    public TrackRun {
        samples = List.copyOf(samples);
    }

    /** Ticks. */
    public long duration() {
        return samples.stream().mapToLong(Sample::duration).sum();
    }

    public long endTime() {
        return decodeTime + duration();
    }
}
