package dev.flightcase.media.packager;

import java.util.List;

/** Says at which samples of the leading track segments begin. Not thread-safe. */
interface SegmentRule {
    /** Whether a segment must begin with this sample, which comes next. */
    boolean isDue(PendingSample next);

    /** One begins with it. */
    void begin(PendingSample first);

    /**
     * These went out.
     *
     * @param end where they end, in ticks
     */
    void passed(List<PendingSample> samples, long end);

    /** The next sample begins a segment, whatever was before. */
    void restart();
}
