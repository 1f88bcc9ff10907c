package dev.flightcase.media.packager;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the renditions of a stream do together when nothing comes any more (draft-pantos-hls-rfc8216bis §6.2.1, §6.2.4): all stand, with the same
 * numbers and dates, in a gap that grows as time goes by, until the leading one goes on. Where only one that follows has nothing, it has
 * gaps beside the leading one's media. Not thread-safe.
 */
final class Standstill {
    private final Packaging packaging;
    private final StreamClock clock;
    private long gapFromNanos;
    private boolean stood;
    private @Nullable Rendition waiting;
    private long waitingSinceNanos;

    Standstill(Packaging packaging, StreamClock clock) {
        this.packaging = packaging;
        this.clock = clock;
    }

    boolean isStanding() {
        return clock.isStanding();
    }

    /** The leading rendition goes on since this was asked last. */
    boolean endsNow() {
        boolean ends = stood && !clock.isStanding();
        stood &= !ends;
        return ends;
    }

    /**
     * How long there has been media of this rendition while there is none of the leading one; 0 where that has any.
     *
     * @param substituted something else is shown for all of them
     */
    long waitsFor(Rendition rendition, boolean substituted) {
        long now = packaging.time().now();
        boolean missing = substituted || clock.isStanding();
        if (!missing || waiting == null) {
            waiting = missing ? rendition : null;
            waitingSinceNanos = now;
        }
        return rendition == waiting ? now - waitingSinceNanos : 0;
    }

    /** Where only the leading rendition has nothing: who leads instead. */
    Optional<Rendition> successor(Rendition lead, Collection<Rendition> all) {
        // renditions of one source are nearer to each other when it stops
        long apart = packaging.cuts().partTarget().multipliedBy(2).toNanos();
        return shown(all).stream()
                .filter(other -> other.hasPictures()
                        && !other.isAside()
                        && !other.segments().isLate(false))
                .filter(other -> partNanos(other) - partNanos(lead) > apart)
                .findFirst();
    }

    private static long partNanos(Rendition rendition) {
        return rendition.segments().gap().lastPartNanos();
    }

    /** The leading rendition has had nothing for too long. */
    void stall(Rendition lead, Collection<Rendition> all) {
        stand(lead, all, lead.segments().gap().arrivedNanos());
        gapFromNanos = packaging.time().now();
    }

    /** Another source comes next. Only if nothing comes of it either there is a gap. */
    void change(Rendition lead, Collection<Rendition> all) {
        long now = packaging.time().now();
        stand(lead, all, now);
        gapFromNanos = now + packaging.cuts().patience(false).toNanos();
    }

    private void stand(Rendition lead, Collection<Rendition> all, long endNanos) {
        stood = true;
        waiting = null;
        List<Rendition> shown = shown(all);
        shown.forEach(Rendition::stand);
        Optional<Timeline> furthest = furthest(lead, shown);
        furthest.flatMap(Timeline::end).ifPresent(end -> clock.stand(end, endNanos));
        furthest.ifPresent(
                other -> shown.forEach(rendition -> rendition.segments().mirror(other, Long.MAX_VALUE, false)));
    }

    private static List<Rendition> shown(Collection<Rendition> all) {
        return all.stream().filter(Rendition::isShown).toList();
    }

    private static Optional<Timeline> furthest(Rendition lead, List<Rendition> shown) {
        Optional<Timeline> furthest = lead.segments().timeline();
        for (Rendition rendition : shown) {
            Optional<Timeline> other = rendition.segments().timeline();
            if (other.isPresent()
                    && (furthest.isEmpty()
                            || other.get().nextSequence() > furthest.get().nextSequence())) {
                furthest = other;
            }
        }
        return furthest;
    }

    /** What time brings. */
    void grow(Rendition lead, Collection<Rendition> all) {
        if (clock.isStanding()) {
            if (packaging.time().now() - gapFromNanos >= 0) {
                lead.segments().timeline().ifPresent(lead.segments().gap()::grow);
                followers(lead, all).forEach(other -> mirror(lead, other, Long.MAX_VALUE, true));
            }
            return;
        }
        for (Rendition other : followers(lead, all)) {
            if (other.segments().isLate(false) && !other.isAside()) {
                other.standAside();
            }
            if (other.isAside()) {
                aside(lead, other);
            }
        }
    }

    /** Where its source is back only the segment that is under way is completed: media goes on with the next. */
    private static void aside(Rendition lead, Rendition other) {
        mirror(lead, other, Long.MAX_VALUE, false);
        boolean inSegment = other.segments().timeline().filter(Timeline::isOpen).isPresent();
        if (inSegment || !other.isReturning()) {
            mirror(lead, other, Long.MAX_VALUE, true);
        } else {
            other.goOn();
        }
    }

    /** The leading rendition goes on: the others are in the same gap until there, and may go on, too. */
    void returned(Rendition lead, Collection<Rendition> all) {
        long first = clock.firstSequence();
        for (Rendition other : followers(lead, all)) {
            mirror(lead, other, first, false);
            other.goOn();
        }
    }

    private static List<Rendition> followers(Rendition lead, Collection<Rendition> all) {
        return shown(all).stream().filter(other -> other != lead).toList();
    }

    private static void mirror(Rendition lead, Rendition other, long before, boolean andOpen) {
        lead.segments().timeline().ifPresent(leading -> other.segments().mirror(leading, before, andOpen));
    }
}
