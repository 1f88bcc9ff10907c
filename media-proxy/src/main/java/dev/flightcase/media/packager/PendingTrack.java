package dev.flightcase.media.packager;

import dev.flightcase.http.SharedBytes;
import dev.flightcase.media.isobmff.Sample;
import dev.flightcase.media.isobmff.Track;
import dev.flightcase.media.isobmff.TrackRun;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/** The samples of one track that are in no part yet, in decoding order. Bounded. Not thread-safe. */
final class PendingTrack {
    /** Half a minute of sound at 48 kHz: the other track has stopped long ago. */
    private static final int SAMPLES_MAX = 1500;

    private final Track track;
    private final Deque<PendingSample> samples = new ArrayDeque<>();

    PendingTrack(Track track) {
        this.track = track;
    }

    Track track() {
        return track;
    }

    Iterable<PendingSample> samples() {
        return samples;
    }

    boolean isEmpty() {
        return samples.isEmpty();
    }

    PendingSample first() {
        return samples.getFirst();
    }

    void add(TrackRun run, SharedBytes data) {
        long time = run.decodeTime();
        for (Sample sample : run.samples()) {
            samples.addLast(new PendingSample(time, sample, data.retain()));
            time += sample.duration();
            if (samples.size() > SAMPLES_MAX) {
                samples.removeFirst().data().release();
            }
        }
    }

    /** Takes the first {@code count}, whose references pass to the caller. */
    List<PendingSample> take(int count) {
        List<PendingSample> taken = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            taken.add(samples.removeFirst());
        }
        return taken;
    }

    /** Takes those that begin before this time. */
    List<PendingSample> takeBefore(long nanos) {
        int count = 0;
        Iterator<PendingSample> next = samples.iterator();
        while (next.hasNext() && Ticks.toNanos(next.next().decodeTime(), track.timescale()) < nanos) {
            count++;
        }
        return take(count);
    }

    void dropWhile(Predicate<PendingSample> condition) {
        while (!samples.isEmpty() && condition.test(samples.getFirst())) {
            samples.removeFirst().data().release();
        }
    }

    void clear() {
        dropWhile(_ -> true);
    }
}
