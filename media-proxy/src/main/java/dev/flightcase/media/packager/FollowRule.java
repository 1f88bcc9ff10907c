package dev.flightcase.media.packager;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongFunction;

/** Segments begin where those of another rendition do: of sound, with the first frame that begins no earlier. */
final class FollowRule implements SegmentRule {
    private final long timescale;
    private final LongFunction<OptionalLong> nextBoundary;
    private long begin = -1;

    /**
     * @param nextBoundary the first beginning of a segment after a media time, both in nanoseconds; empty while it is not known
     */
    FollowRule(long timescale, LongFunction<OptionalLong> nextBoundary) {
        this.timescale = timescale;
        this.nextBoundary = nextBoundary;
    }

    @Override
    public boolean isDue(PendingSample next) {
        if (begin < 0) {
            return true;
        }
        OptionalLong boundary = nextBoundary.apply(Ticks.toNanos(begin, timescale) + slackNanos(next));
        return boundary.isPresent()
                && Ticks.toNanos(next.decodeTime(), timescale) + slackNanos(next) >= boundary.getAsLong();
    }

    /** Half a frame, so that a frame on the boundary is behind it whatever is rounded. */
    private long slackNanos(PendingSample next) {
        return Ticks.toNanos(next.sample().duration(), timescale) / 2;
    }

    @Override
    public void begin(PendingSample first) {
        begin = first.decodeTime();
    }

    @Override
    public void passed(List<PendingSample> samples, long end) {}

    @Override
    public void restart() {
        begin = -1;
    }
}
