package dev.flightcase.media.packager;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What the renditions of one stream have in common: which media time is which time of day, and where segments begin. The leading rendition
 * says, the others follow, so that a player may change between them. Not thread-safe.
 */
final class StreamClock {
    private static final int BOUNDARIES_MAX = 64;
    /** A source whose times are further away from the leading one's has a time of its own. */
    private static final Duration OTHER_TIME = Duration.ofSeconds(10);

    /** Less than a picture at 60 in a second. */
    private static final long TOGETHER_NANOS = 15_000_000;

    /** Less than half a frame of sound: with more it would end at once, where the leading segment begins. */
    private static final long EARLY_NANOS = 5_000_000;
    /** Sound that is missing for longer is missing for the whole segment. */
    private static final long LATE_NANOS = 1_000_000_000;

    private final MediaTime time;
    private final Deque<Boundary> boundaries = new ArrayDeque<>();
    private @Nullable Instant anchorDate;
    private long anchorMedia;
    private long leadEnd = Long.MIN_VALUE;
    private Numbers newest = new Numbers(0, 0);
    private @Nullable Instant stoodAt;
    private long stoodNanos;

    /**
     * Where a segment of the leading rendition begins.
     *
     * @param discontinuities before it; {@code discontinuity} whether there is one more with it
     */
    record Boundary(long sequence, long discontinuities, boolean discontinuity, long mediaNanos, Instant date) {}

    /** Where a rendition's numbers are. */
    record Numbers(long sequence, long discontinuities) {
        Numbers orLater(Numbers other) {
            return new Numbers(Math.max(sequence, other.sequence), Math.max(discontinuities, other.discontinuities));
        }
    }

    StreamClock(MediaTime time) {
        this.time = time;
    }

    /**
     * When a rendition begins anew: dated by the node's clock, but never before what was shown already. From then on its media time tells,
     * whatever happens to that clock.
     *
     * @param beginNanos media time of its first sample; {@code newestNanos} of the newest that is here, whose time is now
     * @param leads others follow what is said here
     * @param notBefore where its last segment ended
     */
    Instant anchor(long beginNanos, long newestNanos, boolean leads, Optional<Instant> notBefore) {
        Instant arrived = time.wall().instant().minusNanos(Math.max(0, newestNanos - beginNanos));
        Instant byArrival = notBefore.filter(before -> before.isAfter(arrived)).orElse(arrived);
        if (leads) {
            anchorDate = byArrival;
            anchorMedia = beginNanos;
            return byArrival;
        }
        Instant byLead = anchorDate == null ? byArrival : anchorDate.plusNanos(beginNanos - anchorMedia);
        return Duration.between(byLead, arrived).abs().compareTo(OTHER_TIME) < 0 ? byLead : byArrival;
    }

    /**
     * Nothing comes any more, or something else: no rendition goes on before the leading one does.
     *
     * @param at where the media of before end, by the clock of the playlist; {@code nanos} when that was, by the monotonic one
     */
    void stand(Instant at, long nanos) {
        stoodAt = at;
        stoodNanos = nanos;
    }

    boolean isStanding() {
        return stoodAt != null;
    }

    /** What time it is in a playlist to which nothing comes; the monotonic clock moves it. */
    Instant standingDate() {
        return stoodAt == null ? Instant.MIN : stoodAt.plusNanos(time.now() - stoodNanos);
    }

    /** Of the leading rendition since its time began. */
    long firstSequence() {
        return boundaries.isEmpty() ? Long.MAX_VALUE : boundaries.getFirst().sequence();
    }

    /** Nothing is waited for any more. */
    void endStanding() {
        stoodAt = null;
    }

    void began(Boundary boundary) {
        endStanding();
        newest = new Numbers(boundary.sequence(), boundary.discontinuities());
        boundaries.addLast(boundary);
        if (boundaries.size() > BOUNDARIES_MAX) {
            boundaries.removeFirst();
        }
    }

    /** The leading rendition is out up to here. */
    void led(long endNanos) {
        leadEnd = endNanos;
    }

    boolean hasLed(long endNanos) {
        return leadEnd >= endNanos;
    }

    /** Whether a rendition that joins begins with a key frame at this media time: there the leading one begins a segment too. */
    PartCutter.Beginning beginning(long nanos) {
        if (isStanding()) {
            return PartCutter.Beginning.UNKNOWN;
        }
        boolean together = boundaries.stream().anyMatch(begin -> Math.abs(begin.mediaNanos() - nanos) < TOGETHER_NANOS);
        if (!isNear(nanos) || together) {
            return PartCutter.Beginning.HERE;
        }
        return leadEnd > nanos ? PartCutter.Beginning.LATER : PartCutter.Beginning.UNKNOWN;
    }

    /**
     * Whether a rendition that was in a gap goes on with a frame at this media time.
     *
     * @param sequence its next segment, which begins with that of the leading rendition
     * @param exactly it must be there, as of pictures; sound may be a little late
     */
    PartCutter.Beginning goingOn(long nanos, long sequence, boolean exactly) {
        Optional<Boundary> begin = boundaries.stream()
                .filter(boundary -> boundary.sequence() == sequence)
                .findFirst();
        if (isStanding() || begin.isEmpty()) {
            return PartCutter.Beginning.UNKNOWN;
        }
        long late = nanos - begin.get().mediaNanos();
        if (Math.abs(late) > OTHER_TIME.toNanos()) {
            return PartCutter.Beginning.HERE;
        }
        if (late <= -(exactly ? TOGETHER_NANOS : EARLY_NANOS)) {
            return PartCutter.Beginning.LATER;
        }
        return late < (exactly ? TOGETHER_NANOS : LATE_NANOS)
                ? PartCutter.Beginning.HERE
                : PartCutter.Beginning.UNKNOWN;
    }

    /** Whether this is a media time of the leading rendition. */
    boolean isNear(long nanos) {
        return leadEnd != Long.MIN_VALUE && Math.abs(nanos - leadEnd) <= OTHER_TIME.toNanos();
    }

    /** A new beginning: media times of before mean nothing any more. */
    void restart() {
        boundaries.clear();
        leadEnd = Long.MIN_VALUE;
    }

    /** The first beginning of a segment after this media time. */
    OptionalLong nextBoundary(long mediaNanos) {
        return boundaries.stream()
                .mapToLong(Boundary::mediaNanos)
                .filter(begin -> begin > mediaNanos)
                .findFirst();
    }

    /** Those of the leading rendition's segment that begins nearest to this time, or of its last one before a new beginning. */
    Numbers numbersAt(Instant date) {
        return nearest(date)
                .map(boundary -> new Numbers(boundary.sequence(), boundary.discontinuities()))
                .orElse(newest);
    }

    /** The leading rendition's segment that begins nearest to this time. */
    Optional<Boundary> nearest(Instant date) {
        Boundary nearest = null;
        Iterator<Boundary> newest = boundaries.descendingIterator();
        while (newest.hasNext()) {
            Boundary boundary = newest.next();
            if (nearest != null && distance(boundary, date).compareTo(distance(nearest, date)) > 0) {
                break;
            }
            nearest = boundary;
        }
        return Optional.ofNullable(nearest);
    }

    private static Duration distance(Boundary boundary, Instant date) {
        return Duration.between(boundary.date(), date).abs();
    }
}
