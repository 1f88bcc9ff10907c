package dev.flightcase.media;

import dev.flightcase.media.playlist.MediaPlaylist;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stream's own sequence of segments, whatever its encoder counts: numbers only rise, and what is removed is removed from the front
 * (draft-pantos-hls-rfc8216bis §6.2.1, §6.2.2). Not thread-safe.
 */
final class Timeline {
    private final int segmentsMax;
    private final Deque<Segment> window = new ArrayDeque<>();
    private long nextSequence;
    private long discontinuitySequence;
    private @Nullable Instant end;

    /**
     * @param name unique for ever
     * @param map name of the initialization section; null for MPEG-TS
     */
    record Segment(
            long sequence,
            String name,
            Duration duration,
            boolean discontinuity,
            Instant programDateTime,
            @Nullable String map,
            long bytes) {}

    /**
     * @param firstSequence where the process before may have got to; there were no more discontinuities than segments, so that their number
     *     begins there too and never falls either
     */
    Timeline(int segmentsMax, long firstSequence) {
        this.segmentsMax = segmentsMax;
        this.nextSequence = firstSequence;
        this.discontinuitySequence = firstSequence;
    }

    long nextSequence() {
        return nextSequence;
    }

    /**
     * When the next segment begins: where the last one ended, so that the mapping of media time to wall-clock time never moves within a
     * continuous run; anew by the clock, but never backwards, where there is no such run.
     *
     * @param now of the node's clock, when the segment was whole
     */
    Instant programDateTime(boolean discontinuity, Duration duration, Instant now) {
        Instant byClock = now.minus(duration);
        if (end == null) {
            return byClock;
        }
        return discontinuity && byClock.isAfter(end) ? byClock : end;
    }

    /** Adds a segment whose number is {@link #nextSequence}; what leaves the window for it is returned, oldest first. */
    List<Segment> append(Segment segment, int targetDurationSeconds) {
        if (segment.sequence() != nextSequence) {
            throw new IllegalStateException("segment " + segment.sequence() + " where " + nextSequence + " comes next");
        }
        nextSequence++;
        end = segment.programDateTime().plus(segment.duration());
        window.addLast(segment);
        List<Segment> removed = new ArrayList<>();
        while (window.size() > segmentsMax && mayRemoveFirst(targetDurationSeconds)) {
            removed.add(removeFirst());
        }
        return removed;
    }

    /** §6.2.2: three target durations must stay; a stream of tiny segments is bounded all the same. */
    private boolean mayRemoveFirst(int targetDurationSeconds) {
        Duration rest = length().minus(window.getFirst().duration());
        return rest.compareTo(Duration.ofSeconds(3L * targetDurationSeconds)) >= 0 || window.size() > 3 * segmentsMax;
    }

    private Segment removeFirst() {
        Segment first = window.removeFirst();
        if (first.discontinuity()) {
            discontinuitySequence++;
        }
        return first;
    }

    /** Empties the window: the stream is over for now, and goes on with the next number and a discontinuity. */
    List<Segment> clear() {
        List<Segment> removed = new ArrayList<>();
        while (!window.isEmpty()) {
            removed.add(removeFirst());
        }
        return removed;
    }

    List<Segment> window() {
        return List.copyOf(window);
    }

    Duration length() {
        return window.stream().map(Segment::duration).reduce(Duration.ZERO, Duration::plus);
    }

    MediaPlaylist playlist(int targetDurationSeconds, boolean independentSegments) {
        long first = nextSequence - window.size();
        return new MediaPlaylist(
                targetDurationSeconds,
                first,
                discontinuitySequence,
                independentSegments,
                window.stream()
                        .map(segment -> new MediaPlaylist.Entry(
                                segment.name(),
                                segment.duration(),
                                segment.discontinuity(),
                                segment.programDateTime(),
                                segment.map()))
                        .toList());
    }
}
