package dev.flightcase.media.packager;

import dev.flightcase.media.playlist.MediaPlaylist.Open;
import dev.flightcase.media.playlist.MediaPlaylist.Part;
import dev.flightcase.media.playlist.MediaPlaylist.Segment;
import dev.flightcase.media.playlist.MediaPlaylist.Start;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Segments and parts of a rendition that nobody can fetch, since their media never came (draft-pantos-hls-rfc8216bis §4.4.4.7, §6.2.1): a player
 * that follows them stays with the stream. Not thread-safe.
 */
final class RenditionGap {
    /** A frame of sound: where another rendition ends a part so near, it ends here too. */
    private static final Duration TOGETHER = Duration.ofMillis(25);

    private static final Duration SHORTEST = Duration.ofMillis(1);

    private final Packaging packaging;
    private final RenditionObjects objects;
    private final StreamClock clock;
    private final TargetDuration target;
    private final Rhythm rhythm;
    private long arrivedNanos;
    private boolean mediaExpected = true;
    private boolean changed;

    RenditionGap(Packaging packaging, RenditionObjects objects, StreamClock clock, TargetDuration target) {
        this.packaging = packaging;
        this.objects = objects;
        this.clock = clock;
        this.target = target;
        this.rhythm = new Rhythm();
    }

    /** A part of media: the one that the hint named. */
    void mediaCame() {
        mediaExpected = true;
        rhythm.part(packaging.time().now());
    }

    /** From now on media is waited for, whatever was before. */
    void expect() {
        rhythm.restart(packaging.time().now());
    }

    /** A sample of media, which makes no part yet. */
    void arrived() {
        arrivedNanos = packaging.time().now();
    }

    /** When the newest sample came. */
    long arrivedNanos() {
        return arrivedNanos;
    }

    long lastPartNanos() {
        return rhythm.lastNanos();
    }

    /**
     * Whether parts should have come by now.
     *
     * @param alone as for {@link Cuts#patience}
     */
    boolean isDue(Timeline timeline, boolean alone) {
        return !timeline.isEmpty()
                && !timeline.isEnded()
                && rhythm.isLate(packaging.time().now(), packaging.cuts().patience(alone));
    }

    /** Whether anything was added since this was asked last. */
    boolean takeChanged() {
        boolean was = changed;
        changed = false;
        return was;
    }

    /** Adds what has gone by since the stream stands: a part each PART-TARGET, a segment each segment target. */
    void grow(Timeline timeline) {
        grow(timeline, clock.standingDate());
    }

    private void grow(Timeline timeline, Instant until) {
        while (true) {
            if (!timeline.isOpen()) {
                Instant begin = timeline.end().orElse(until);
                if (!until.isAfter(begin)) {
                    return;
                }
                timeline.open("", new Start(false, begin, timeline.map()));
            }
            Duration left = packaging.cuts().segmentTarget().minus(timeline.openLength());
            if (!left.isPositive()) {
                // another rendition's segment was longer
                close(timeline, timeline.openLength());
                continue;
            }
            Duration part = least(packaging.cuts().partTarget(), left);
            if (timeline.openEnd().plus(part).isAfter(until)) {
                return;
            }
            add(timeline, part);
            if (part.equals(left)) {
                close(timeline, timeline.openLength());
            }
        }
    }

    /**
     * Media is back: ends it where that begins, or where it has got to already. Nothing happens where there is none.
     *
     * @param lateNanos so long ago
     */
    void end(Timeline timeline, long lateNanos) {
        if (!timeline.isOpen()) {
            return;
        }
        Instant at = clock.standingDate().minusNanos(lateNanos);
        grow(timeline, at);
        if (timeline.isOpen()) {
            Duration rest = Duration.between(timeline.openEnd(), at);
            if (rest.compareTo(SHORTEST) >= 0) {
                add(timeline, rest);
            }
            closeOrCancel(timeline);
        }
    }

    /** Ends it where it has got to. */
    void end(Timeline timeline) {
        if (timeline.isOpen()) {
            closeOrCancel(timeline);
        }
    }

    private void closeOrCancel(Timeline timeline) {
        if (timeline.openLength().isZero()) {
            timeline.cancel();
        } else {
            close(timeline, timeline.openLength());
        }
    }

    /**
     * Adds what another rendition has and this one has not.
     *
     * @param before its whole segments with lower numbers; {@code andOpen} also the one that is under way
     * @return whether there is a discontinuity in what was added
     */
    boolean mirror(Timeline timeline, Timeline other, long before, boolean andOpen) {
        boolean discontinuity = false;
        List<Segment> window = other.window();
        long sequence = other.nextSequence() - window.size();
        for (Segment segment : window) {
            if (sequence == timeline.nextSequence() && sequence < before) {
                discontinuity |= mirror(timeline, segment.start(), segment.parts());
                close(timeline, segment.duration());
            }
            sequence++;
        }
        if (andOpen
                && sequence == timeline.nextSequence()
                && other.open().orElse(null) instanceof Open(var _, Start start, List<Part> parts)
                && !parts.isEmpty()) {
            discontinuity |= mirror(timeline, start, parts);
        }
        return discontinuity;
    }

    private boolean mirror(Timeline timeline, Start start, List<Part> parts) {
        boolean begins = !timeline.isOpen();
        if (begins) {
            timeline.open("", new Start(start.discontinuity(), start.programDateTime(), timeline.map()));
        }
        Duration here = timeline.openLength();
        Duration there = Duration.ZERO;
        for (Part part : parts) {
            there = there.plus(part.duration());
            if (there.minus(here).compareTo(TOGETHER) > 0) {
                add(timeline, least(there.minus(here), packaging.cuts().partTarget()));
                here = there;
            }
        }
        return begins && start.discontinuity();
    }

    private void add(Timeline timeline, Duration duration) {
        if (mediaExpected) {
            // the part that was hinted does not come: who waits for it is told so
            objects.countPart();
            mediaExpected = false;
        }
        timeline.add(new Part(objects.missing(), duration, false, true));
        changed = true;
    }

    private void close(Timeline timeline, Duration duration) {
        objects.useMap(timeline.map());
        objects.retire(timeline.close(objects.missing(), duration, true, target.seconds()));
        objects.remember(timeline.length());
        changed = true;
    }

    private static Duration least(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
