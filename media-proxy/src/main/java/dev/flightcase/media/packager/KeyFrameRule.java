package dev.flightcase.media.packager;

import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * Segments begin with key frames: the first that is a segment target after the beginning of the one before, or an earlier one if the next
 * could be too late. Without key frames in time a segment ends all the same, since players reject one that rounds to more than the target
 * duration (draft-pantos-hls-rfc8216bis §4.4.3.1). Sound, of which each frame is a key frame, ends before the target.
 */
final class KeyFrameRule implements SegmentRule {
    /** EXTINF rounds to the nearest second; a part more must not lift it over. */
    private static final long ROUNDING_NANOS = 490_000_000;
    /** Before there is a target duration. */
    private static final Duration FIRST_MAX = Duration.ofSeconds(30);

    private final long timescale;
    private final boolean video;
    private final long segmentTicks;
    private final long partTicks;
    private final IntSupplier targetDuration;
    private long begin = -1;
    private long keyFrame = -1;
    private long interval;
    private long position;

    /**
     * @param targetDuration seconds; 0 as long as it is not known
     */
    KeyFrameRule(long timescale, boolean video, Cuts cuts, IntSupplier targetDuration) {
        this.timescale = timescale;
        this.video = video;
        this.segmentTicks = Ticks.ofNanos(cuts.segmentTarget().toNanos(), timescale);
        this.partTicks = Ticks.ofNanos(cuts.partTarget().toNanos(), timescale);
        this.targetDuration = targetDuration;
    }

    @Override
    public boolean isDue(PendingSample next) {
        if (begin < 0) {
            return true;
        }
        if (next.decodeTime() == begin) {
            return false;
        }
        long length = next.decodeTime() - begin;
        if (!video) {
            return next.endTime() - begin > segmentTicks;
        }
        // only where a part ends: within one it would be cut too short
        boolean tooLong = next.decodeTime() == position && length + partTicks > longest();
        boolean lastChance = interval > 0 && length + interval > longest();
        return tooLong || (next.sample().isSync() && (length >= segmentTicks || lastChance));
    }

    private long longest() {
        int seconds = targetDuration.getAsInt();
        return seconds == 0
                ? FIRST_MAX.toSeconds() * timescale
                : seconds * timescale + Ticks.ofNanos(ROUNDING_NANOS, timescale);
    }

    @Override
    public void begin(PendingSample first) {
        begin = first.decodeTime();
    }

    @Override
    public void passed(List<PendingSample> samples, long end) {
        position = end;
        for (PendingSample pending : samples) {
            if (video && pending.sample().isSync()) {
                interval = keyFrame < 0 ? interval : pending.decodeTime() - keyFrame;
                keyFrame = pending.decodeTime();
            }
        }
    }

    @Override
    public void restart() {
        begin = -1;
        keyFrame = -1;
    }
}
