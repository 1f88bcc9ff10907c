package dev.flightcase.media.packager;

import dev.flightcase.media.isobmff.Fragment;
import dev.flightcase.media.isobmff.Track;
import dev.flightcase.media.isobmff.TrackRun;
import dev.flightcase.media.packager.CutPart.TrackSamples;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Cuts the samples of a rendition into parts and segments, however its source has cut them into fragments. The leading track, pictures where
 * there are any, says where; the others go along by time.
 *
 * <p>A part goes out as soon as no further sample would fit below PART-TARGET, so no part waits for the one after it, and each but the last of
 * a segment is longer than 85 % of PART-TARGET where samples are shorter than 15 % (draft §4.4.4.9). Not thread-safe.
 */
final class PartCutter {
    private final Track lead;
    private final Map<Integer, PendingTrack> tracks = new LinkedHashMap<>();
    private final long partTicks;
    private SegmentRule rule;
    private final Sink sink;
    private boolean awaitsKeyFrame = true;

    /** What is cut, in order. */
    interface Sink {
        /**
         * A segment ends, if one is open, and another begins.
         *
         * @param decodeTime of the leading track, in ticks
         */
        void beginSegment(long decodeTime);

        /** Takes over the references. */
        void part(CutPart part);

        /** Whether what ends at this media time may go out: sound waits for its pictures. */
        boolean mayPublish(long endNanos);

        /** Whether the rendition may begin with a key frame at this media time: it joins those that are there. */
        Beginning mayBegin(long nanos);
    }

    /** Whether a rendition begins with a key frame. */
    enum Beginning {
        HERE,
        /** With a later one. */
        LATER,
        /** That is not known yet. */
        UNKNOWN
    }

    PartCutter(List<Track> tracks, long partNanos, SegmentRule rule, Sink sink) {
        this.lead = lead(tracks);
        this.partTicks = Ticks.ofNanos(partNanos, lead.timescale());
        this.rule = rule;
        this.sink = sink;
        tracks.forEach(track -> this.tracks.put(track.id(), new PendingTrack(track)));
    }

    static Track lead(List<Track> tracks) {
        return tracks.stream().filter(Track::isVideo).findFirst().orElse(tracks.getFirst());
    }

    long leadingTimescale() {
        return lead.timescale();
    }

    /** Segments begin by this rule from now on. */
    void follow(SegmentRule changed) {
        rule = changed;
    }

    /** Its reference stays with the caller. */
    void add(Fragment fragment) {
        for (TrackRun run : fragment.runs()) {
            PendingTrack pending = tracks.get(run.trackId());
            if (pending != null) {
                pending.add(run, fragment.data());
            }
        }
    }

    /**
     * Lets out all parts that are ready.
     *
     * @param flush nothing more will come: also the rest
     */
    void cut(boolean flush) {
        PendingTrack leading = leading();
        while (seekKeyFrame(leading) && inSegment(leading.first())) {
            int count = samplesOfPart(leading, flush);
            if (count == 0) {
                return;
            }
            emit(leading, count);
        }
    }

    /** Whether a segment could begin with what is here. */
    boolean hasKeyFrame() {
        PendingTrack leading = leading();
        leading.dropWhile(pending -> !pending.sample().isSync());
        return !leading.isEmpty();
    }

    /** What is pending is dropped, and the next segment begins with the next key frame. */
    void restart() {
        tracks.values().forEach(PendingTrack::clear);
        awaitsKeyFrame = true;
        rule.restart();
    }

    private PendingTrack leading() {
        PendingTrack leading = tracks.get(lead.id());
        if (leading == null) {
            throw new IllegalStateException("the leading track is one of the tracks");
        }
        return leading;
    }

    /** False: there is none to begin with. */
    private boolean seekKeyFrame(PendingTrack leading) {
        while (awaitsKeyFrame) {
            leading.dropWhile(pending -> !pending.sample().isSync());
            if (leading.isEmpty()) {
                return false;
            }
            long begin = nanos(leading.first().decodeTime());
            switch (sink.mayBegin(begin)) {
                case HERE -> {
                    awaitsKeyFrame = false;
                    dropBefore(begin, leading);
                }
                case LATER -> leading.take(1).getFirst().data().release();
                case UNKNOWN -> {
                    return false;
                }
            }
        }
        return !leading.isEmpty();
    }

    /** Begins a segment where one is due. False: it must wait. */
    private boolean inSegment(PendingSample first) {
        if (rule.isDue(first)) {
            if (!sink.mayPublish(nanos(first.endTime()))) {
                return false;
            }
            rule.begin(first);
            sink.beginSegment(first.decodeTime());
        }
        return true;
    }

    private void dropBefore(long nanos, PendingTrack leading) {
        for (PendingTrack track : tracks.values()) {
            if (track != leading) {
                track.dropWhile(pending ->
                        Ticks.toNanos(pending.endTime(), track.track().timescale()) <= nanos);
            }
        }
    }

    /** 0: more must come first. */
    private int samplesOfPart(PendingTrack leading, boolean flush) {
        long begin = leading.first().decodeTime();
        int count = 0;
        long end = begin;
        long last = 0;
        for (PendingSample pending : leading.samples()) {
            boolean full = pending.endTime() - begin > partTicks;
            if (count > 0 && (full || rule.isDue(pending))) {
                return allowed(count, pending.decodeTime());
            }
            count++;
            end = pending.endTime();
            last = pending.sample().duration();
        }
        return flush || end + last - begin > partTicks ? allowed(count, end) : 0;
    }

    private int allowed(int count, long end) {
        return sink.mayPublish(nanos(end)) ? count : 0;
    }

    private void emit(PendingTrack leading, int count) {
        long begin = leading.first().decodeTime();
        List<PendingSample> taken = leading.take(count);
        long end = leading.isEmpty()
                ? taken.getLast().endTime()
                : Math.min(taken.getLast().endTime(), leading.first().decodeTime());
        rule.passed(taken, end);
        List<TrackSamples> parts = new ArrayList<>();
        parts.add(new TrackSamples(lead.id(), taken));
        for (PendingTrack other : tracks.values()) {
            List<PendingSample> along = other == leading ? List.of() : other.takeBefore(nanos(end));
            if (!along.isEmpty()) {
                parts.add(new TrackSamples(other.track().id(), along));
            }
        }
        boolean independent =
                taken.stream().anyMatch(pending -> pending.sample().isSync());
        sink.part(new CutPart(parts, nanos(end) - nanos(begin), independent));
    }

    private long nanos(long ticks) {
        return Ticks.toNanos(ticks, lead.timescale());
    }
}
