package dev.flightcase.media.packager;

import dev.flightcase.media.playlist.MediaPlaylist;
import dev.flightcase.media.playlist.MediaPlaylist.Open;
import dev.flightcase.media.playlist.MediaPlaylist.Part;
import dev.flightcase.media.playlist.MediaPlaylist.Segment;
import dev.flightcase.media.playlist.MediaPlaylist.Start;
import dev.flightcase.media.playlist.MediaPlaylist.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rendition's own sequence of segments, whatever its encoder counts: numbers only rise, what is added is added at the end, and what is
 * removed is removed from the front (draft-pantos-hls-rfc8216bis §6.2.1, §6.2.2). Not thread-safe.
 */
final class Timeline {
    private final int segmentsMax;
    private final Deque<Segment> window = new ArrayDeque<>();
    private final List<Part> openParts = new ArrayList<>();
    private @Nullable Start open;
    private String openUri = "";
    private long nextSequence;
    private long discontinuitySequence;
    private boolean ended;
    private @Nullable Instant end;

    /**
     * @param firstSequence where the process before may have got to
     * @param firstDiscontinuity likewise: there were no more discontinuities than segments, so that the same number never falls either
     */
    Timeline(int segmentsMax, long firstSequence, long firstDiscontinuity) {
        this.segmentsMax = segmentsMax;
        this.nextSequence = firstSequence;
        this.discontinuitySequence = firstDiscontinuity;
    }

    /** Of the segment that is under way, or else of the next one. */
    long nextSequence() {
        return nextSequence;
    }

    boolean isOpen() {
        return open != null;
    }

    Optional<Open> open() {
        return Optional.ofNullable(open).map(start -> new Open(openUri, start, openParts));
    }

    /** Of the parts of the segment that is under way. */
    Duration openLength() {
        return openParts.stream().map(Part::duration).reduce(Duration.ZERO, Duration::plus);
    }

    /** Where the last part of the segment that is under way ends. */
    Instant openEnd() {
        return requireOpen().programDateTime().plus(openLength());
    }

    /** Initialization section of the segment that is under way, or else of the last one; empty when there is none. */
    String map() {
        Start last = open == null && !window.isEmpty() ? window.getLast().start() : open;
        return last == null || last.map() == null ? "" : last.map();
    }

    /** Nothing of it was ever shown. */
    boolean isNew() {
        return end == null && isEmpty();
    }

    boolean isEnded() {
        return ended;
    }

    boolean isEmpty() {
        return window.isEmpty() && openParts.isEmpty();
    }

    /** Where the last segment ended, by the clock of the playlist. */
    Optional<Instant> end() {
        return Optional.ofNullable(end);
    }

    /** How many discontinuities there were up to here. */
    long discontinuities() {
        long listed = window.stream()
                .filter(segment -> segment.start().discontinuity())
                .count();
        return discontinuitySequence + listed;
    }

    /** What was ended can not go on: empties the window then, and returns what leaves it. */
    Optional<List<Segment>> beginAnew() {
        return ended ? Optional.of(clear()) : Optional.empty();
    }

    /**
     * @param uri as in {@link Open}
     */
    void open(String uri, Start start) {
        if (open != null) {
            throw new IllegalStateException("segment " + nextSequence + " is under way");
        }
        open = start;
        openUri = uri;
        ended = false;
    }

    void add(Part part) {
        openParts.add(part);
    }

    /** Completes the segment that is under way; what leaves the window for it is returned, oldest first. */
    List<Segment> close(String uri, Duration duration, boolean gap, int targetDurationSeconds) {
        Start start = requireOpen();
        window.addLast(new Segment(uri, duration, start, gap, openParts));
        openParts.clear();
        open = null;
        nextSequence++;
        end = start.programDateTime().plus(duration);
        List<Segment> removed = new ArrayList<>();
        while (window.size() > segmentsMax && mayRemoveFirst(targetDurationSeconds)) {
            removed.add(removeFirst());
        }
        return removed;
    }

    private Start requireOpen() {
        if (open == null) {
            throw new IllegalStateException("no segment is under way");
        }
        return open;
    }

    /** §6.2.2: three target durations must stay; a stream of tiny segments is bounded all the same. */
    private boolean mayRemoveFirst(int targetDurationSeconds) {
        Duration rest = length().minus(window.getFirst().duration());
        return rest.compareTo(Duration.ofSeconds(3L * targetDurationSeconds)) >= 0 || window.size() > 3 * segmentsMax;
    }

    private Segment removeFirst() {
        Segment first = window.removeFirst();
        if (first.start().discontinuity()) {
            discontinuitySequence++;
        }
        return first;
    }

    /** Of the segment that is under way nothing was shown. */
    void cancel() {
        requireOpen();
        open = null;
    }

    /** Nothing will be added to what is there. */
    void endList() {
        ended = true;
    }

    /** Empties the window: the stream is over for now, and goes on with the next number. */
    List<Segment> clear() {
        if (open != null && !openParts.isEmpty()) {
            // its number was shown
            nextSequence++;
            discontinuitySequence += open.discontinuity() ? 1 : 0;
        }
        open = null;
        openParts.clear();
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

    /**
     * @param hint of the part that comes next; null where there are no parts
     */
    MediaPlaylist playlist(Terms terms, @Nullable String hint) {
        return new MediaPlaylist(
                terms,
                nextSequence - window.size(),
                discontinuitySequence,
                List.copyOf(window),
                open == null ? null : new Open(openUri, open, openParts),
                ended ? null : hint,
                ended);
    }
}
